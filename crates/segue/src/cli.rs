//! What can be said on the command line.

use crate::load::{self, Target};
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
    #[command(
        mut_arg("data", |a| a.help("Directory to keep it in [default: one that goes away with the program]")),
        after_help = "Example: segue demo --listen 127.0.0.1:9000 --data demo"
    )]
    Demo {
        #[command(flatten)]
        place: Place,
        /// Address and port to listen on
        #[arg(long, value_name = "ADDRESS:PORT")]
        listen: Option<String>,
    },
    /// Run for an organisation
    #[command(after_help = "\
Examples:
  segue serve --data /var/lib/segue
  segue serve --data /var/lib/segue --public-url https://help.example.org   (behind a proxy that speaks TLS)")]
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
    /// Say how well difficulty is recognised in recorded visits whose outcome is known
    Eval {
        #[command(subcommand)]
        what: Eval,
    },
    /// Learn how much each sign of difficulty weighs, from recorded visits whose outcome is known (docs/journey.md)
    #[command(after_help = "\
Example: segue train tests/journey/set/train.jsonl --out crates/struggle/weights.toml
The same recordings give the same file, to the letter. Recordings that are for testing are refused.")]
    Train {
        /// Recordings, one JSON object a line
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// Where the weights go [default: standard output]
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
    /// Make many visits at once on a portal of this machine, to see what it carries
    #[command(after_help = "\
Example: segue load --to http://shop.segue.localhost:8080 --visits 2000 --every 5 --seconds 60
Speaks to this machine only, and stops by itself. 2,000 tabs need as many open files (`ulimit -n`) on either side.")]
    Load {
        /// The portal
        #[arg(long, value_name = "URL", default_value = "http://shop.segue.localhost:8080")]
        to: Target,
        /// People at the same time, at most 20,000
        #[arg(long, default_value_t = 200, value_parser = clap::value_parser!(u32).range(1..=load::VISITS_MAX as i64))]
        visits: u32,
        /// Each tells something so often, in seconds
        #[arg(long, value_name = "SECONDS", default_value_t = 5, value_parser = clap::value_parser!(u64).range(1..=600))]
        every: u64,
        /// How long, at most an hour
        #[arg(long, default_value_t = 60, value_parser = clap::value_parser!(u64).range(1..=load::SECONDS_MAX))]
        seconds: u64,
        /// Of a hundred, how many do not get on
        #[arg(long, value_name = "PERCENT", default_value_t = 5, value_parser = clap::value_parser!(u64).range(0..=100))]
        stuck: u64,
        /// The same number makes the same people
        #[arg(long, default_value_t = 1)]
        seed: u64,
    },
}

#[derive(Debug, Subcommand)]
pub enum Eval {
    /// Replay recordings, and compare with what others publish of their rules (docs/journey.md)
    #[command(after_help = "Example: segue eval journey tests/journey/set/*.jsonl")]
    Journey {
        /// Recordings, one JSON object a line
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// Weights to judge by [default: the program's own]
        #[arg(long, value_name = "FILE")]
        weights: Option<PathBuf>,
        /// As JSON
        #[arg(long)]
        json: bool,
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
    #[command(after_help = "Example: segue import shop shop.json --data /var/lib/segue --site shop")]
    Shop {
        #[command(flatten)]
        into: Into,
        /// A JSON object with products, users and orders
        file: PathBuf,
    },
    #[command(after_help = "Example: segue import orders 2026-*.csv --data /var/lib/segue")]
    /// Order lines as CSV: InvoiceNo, StockCode, Description, Quantity, InvoiceDate, UnitPrice, CustomerID, Country
    Orders {
        #[command(flatten)]
        into: Into,
        /// CSV files with a heading, in any order
        #[arg(required = true)]
        files: Vec<PathBuf>,
    },
    #[command(after_help = "Example: segue import articles handbook/ --data /var/lib/segue --site team")]
    /// Articles: a folder of Markdown files, one Markdown file, or a JSON file (docs/articles.md)
    Articles {
        #[command(flatten)]
        into: Into,
        /// A folder, or a file that ends in .md, .markdown or .json
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
    /// Where bad rows are written, one JSON object a line [default: FILE.rejects.jsonl in the current directory]
    #[arg(long, value_name = "FILE")]
    pub rejects: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
pub enum Export {
    /// A shop in the format that `import shop` reads
    #[command(after_help = "Example: segue export shop shop.json --data /var/lib/segue")]
    Shop {
        #[command(flatten)]
        place: Place,
        /// The site [default: the only one]
        #[arg(long, value_name = "ID")]
        site: Option<String>,
        /// The file to write; one that is there is replaced
        file: PathBuf,
    },
}

#[derive(Debug, Subcommand)]
pub enum TokenCommand {
    /// Make a key that acts for one person or one member of staff; it is printed once
    #[command(
        group = clap::ArgGroup::new("whom").required(true).args(["person", "staff"]),
        after_help = "Example: segue token create --person yusuf_rossi_9620 --label \"stock system\""
    )]
    Create {
        #[command(flatten)]
        place: Place,
        /// A person's id
        #[arg(long, value_name = "ID")]
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
