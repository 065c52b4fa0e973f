//! What can be said on the command line.

use clap::{Args, Parser, Subcommand};
use std::path::PathBuf;

/// Self-service that does not break off: a portal, and a person who already knows.
#[derive(Debug, Parser)]
#[command(name = "segue", version, about, long_about = None, max_term_width = 100, after_help = "\
Begin with `segue demo`, which needs nothing and keeps nothing unless told where.
`segue serve` on an empty directory prints a link that makes the first site and its administrator.
Every setting can come from a file (segue.toml), the environment (SEGUE_…) or a flag; a flag wins over
the environment, and the environment over the file. `segue config show` prints what is in force.")]
pub struct Cli {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Run with a demo organisation: a shop, its employees, and everybody signed in with one click
    Demo {
        #[command(flatten)]
        place: Place,
        /// Address and port to listen on
        #[arg(long, value_name = "ADDRESS:PORT")]
        listen: Option<String>,
    },
    /// Run for an organisation
    Serve {
        #[command(flatten)]
        place: Place,
        /// Address and port to listen on [default: 127.0.0.1:8080]
        #[arg(long, value_name = "ADDRESS:PORT")]
        listen: Option<String>,
        /// Where people reach it, such as https://help.example.org
        #[arg(long, value_name = "URL")]
        public_url: Option<String>,
    },
    /// Bring data in; what is there already stays as it is, bad rows are reported and left out
    Import {
        #[command(subcommand)]
        what: Import,
    },
    /// Take data out
    Export {
        #[command(subcommand)]
        what: Export,
    },
    /// Make a key for a program
    Token {
        #[command(subcommand)]
        what: TokenCommand,
    },
    /// Check configuration, database, write access, port and clock
    Doctor {
        #[command(flatten)]
        place: Place,
    },
    /// Look at the configuration
    Config {
        #[command(subcommand)]
        what: ConfigCommand,
    },
}

/// Where data and configuration are.
#[derive(Debug, Default, Clone, Args)]
pub struct Place {
    /// Directory for the database, attachments, mail and the search index [default: segue-data]
    #[arg(long, value_name = "DIR")]
    pub data: Option<PathBuf>,
    /// Configuration file [default: segue.toml in the data directory, if there is one]
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
pub enum Import {
    /// A shop with products, customers and orders, as JSON (docs/shop-format.md)
    Shop {
        #[command(flatten)]
        into: Into,
        file: PathBuf,
    },
    /// Order lines as CSV: InvoiceNo, StockCode, Description, Quantity, InvoiceDate, UnitPrice, CustomerID, Country
    Orders {
        #[command(flatten)]
        into: Into,
        #[arg(required = true)]
        files: Vec<PathBuf>,
    },
    /// Articles: a folder of Markdown files, one Markdown file, or a JSON file
    Articles {
        #[command(flatten)]
        into: Into,
        path: PathBuf,
    },
}

/// Where imported data goes.
#[derive(Debug, Clone, Args)]
pub struct Into {
    #[command(flatten)]
    pub place: Place,
    /// The site it belongs to; made if there is none [default: the only one]
    #[arg(long, value_name = "ID")]
    pub site: Option<String>,
    /// Where bad rows are written, one JSON object a line [default: FILE.rejects.jsonl]
    #[arg(long, value_name = "FILE")]
    pub rejects: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
pub enum Export {
    /// A shop in the format that `import shop` reads
    Shop {
        #[command(flatten)]
        place: Place,
        /// The site [default: the only one]
        #[arg(long, value_name = "ID")]
        site: Option<String>,
        file: PathBuf,
    },
}

#[derive(Debug, Subcommand)]
pub enum TokenCommand {
    /// Make a key that acts for one person or one member of staff; it is printed once
    Create {
        #[command(flatten)]
        place: Place,
        /// A person's id
        #[arg(long, value_name = "ID", conflicts_with = "staff", required_unless_present = "staff")]
        person: Option<String>,
        /// A staff member's id or e-mail address
        #[arg(long, value_name = "ID")]
        staff: Option<String>,
        /// What the key is for
        #[arg(long, default_value = "made on the command line")]
        label: String,
    },
}

#[derive(Debug, Subcommand)]
pub enum ConfigCommand {
    /// Print every setting in force, where it came from, and what it may be; secrets are masked
    Show {
        #[command(flatten)]
        place: Place,
    },
}
