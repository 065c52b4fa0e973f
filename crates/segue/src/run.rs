//! From the command line to the thing that is done.

use crate::cli::{Cli, Command, ConfigCommand, Eval, Export, Import, Place, TokenCommand};
use crate::config::{self, Config, Wrong};
use crate::load::Plan;
use crate::wiring::{self, Parts};
use crate::{demo, doctor, eval, logs, open, serve, setup, token, transfer};
use channels::Spool;
use channels::mail::Postman;
use clap::Parser as _;
use ground::{Result, World};
use std::io::Write as _;
use std::process::ExitCode;
use std::time::Duration;
use web::Settings;

/// Parses the command line, does it, and answers 0 where all went well, 1 where something did not, 2
/// where the command line or the configuration is wrong.
pub fn main() -> ExitCode {
    let cli = Cli::parse();
    // The first caller installs it; nothing else does.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(e) => return complain(&format!("cannot start: {e}"), 1),
    };
    runtime.block_on(command(cli.command))
}

fn complain(text: &str, code: u8) -> ExitCode {
    let _ = writeln!(std::io::stderr(), "segue: {text}");
    ExitCode::from(code)
}

/// Where its data is; `None` for a command without any.
fn place_of(command: &Command) -> Option<&Place> {
    Some(match command {
        Command::Demo { place, .. } | Command::Serve { place, .. } | Command::Doctor { place } => place,
        Command::Import { what } => match what {
            Import::Shop { into, .. } | Import::Orders { into, .. } | Import::Articles { into, .. } => {
                &into.place
            }
        },
        Command::Export { what: Export::Shop { place, .. } }
        | Command::Token { what: TokenCommand::Create { place, .. } }
        | Command::Config { what: ConfigCommand::Show { place } } => place,
        Command::Load { .. } | Command::Eval { .. } | Command::Train { .. } => return None,
    })
}

fn configure(command: &Command, place: &Place) -> Result<Config, Wrong> {
    let flags = match command {
        Command::Serve { listen, public_url, .. } => {
            vec![("listen", listen.clone()), ("public_url", public_url.clone())]
        }
        Command::Demo { listen, .. } => vec![("listen", listen.clone())],
        _ => Vec::new(),
    };
    config::check_variables(std::env::vars_os().filter_map(|(name, _)| name.into_string().ok()))?;
    Config::load(place, &flags, &|name| std::env::var(name).ok())
}

async fn command(command: Command) -> ExitCode {
    let world = World::system();
    let Some(place) = place_of(&command) else { return exit(without_house(command).await) };
    let config = configure(&command, place);
    if let Command::Doctor { .. } = command {
        return if doctor::run(config, &world).await { ExitCode::SUCCESS } else { ExitCode::FAILURE };
    }
    let config = match config {
        Ok(config) => config,
        Err(wrong) => return complain(&wrong.0, 2),
    };
    let done = match command {
        Command::Serve { .. } => {
            if let Err(wrong) = config.check_exposure() {
                return complain(&wrong.0, 2);
            }
            logs::begin(&config);
            run_serve(&config, &world).await.map(|()| true)
        }
        Command::Demo { place, .. } => {
            if let Err(wrong) = config.check_demo() {
                return complain(&wrong.0, 2);
            }
            logs::begin(&config);
            run_demo(config, place.data.is_none(), &world).await.map(|()| true)
        }
        Command::Import { what } => transfer::import(&config, &world, &what).await,
        Command::Export { what } => transfer::export(&config, &world, &what).await.map(|()| true),
        Command::Token { what: TokenCommand::Create { person, staff, label, .. } } => {
            token::create(&config, &world, person, staff, label).await.map(|()| true)
        }
        Command::Config { what: ConfigCommand::Show { .. } } => {
            say!("{}", config.show().trim_end());
            Ok(true)
        }
        Command::Doctor { .. } | Command::Load { .. } | Command::Eval { .. } | Command::Train { .. } => {
            Ok(true)
        }
    };
    exit(done)
}

/// What speaks to a house that runs, and has none itself.
async fn without_house(command: Command) -> Result<bool> {
    match &command {
        Command::Eval { what: Eval::Journey { files, weights, json } } => {
            return eval::journey(files, weights.as_deref(), *json).map(|()| true);
        }
        Command::Train { files, out } => return eval::train::files(files, out.as_deref()).map(|()| true),
        _ => {}
    }
    let Command::Load { to, visits, every, seconds, stuck, seed } = command else { return Ok(true) };
    let plan = Plan {
        target: to,
        visits: visits as usize,
        every: Duration::from_secs(every),
        time: Duration::from_secs(seconds),
        stuck,
        seed,
    };
    crate::load::run(plan).await
}

fn exit(done: Result<bool>) -> ExitCode {
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(e) => complain(&doctor::chain(&e), 1),
    }
}

async fn run_serve(config: &Config, world: &World) -> Result<()> {
    let listeners = serve::listeners(config).await?;
    let folders = open::folders(config)?;
    let db = open::database(config, &folders, world).await?;
    if let Some(link) = setup::link(&db, world, &config.public_url).await? {
        say!("Make the first site and its administrator (this link works once, for 24 hours):\n\n  {link}\n");
    }
    let settings = Settings {
        public_url: config.public_url.clone(),
        viewer_origin: config.viewer_origin.clone(),
        proxies: config.proxies,
        ..Settings::default()
    };
    let built = wiring::build(Parts {
        db,
        world: world.clone(),
        settings,
        postman: postman(config, &folders)?,
        folders,
        metrics_token: config.metrics_token.clone(),
    })?;
    say!("Segue is at {}", config.public_url);
    serve::run(built, listeners).await
}

/// `fresh`: in a directory that disappears with the program.
async fn run_demo(mut config: Config, fresh: bool, world: &World) -> Result<()> {
    let listeners = serve::listeners(&config).await?;
    let passing = if fresh { Some(tempfile::tempdir().map_err(unmade)?) } else { None };
    if let Some(folder) = &passing {
        config.data = folder.path().to_owned();
    }
    let folders = open::folders(&config)?;
    let db = open::database(&config, &folders, world).await?;
    only_the_demos(&db).await?;
    demo::fill(&db, world, &folders.root).await?;
    let port = listeners.first().and_then(|l| l.local_addr().ok()).map_or(config.listen.port(), |a| a.port());
    demo::elsewhere::put(&db, world, port).await?;
    let settings = Settings {
        public_url: demo::pages::origin("localhost", port),
        demo: true,
        frame_ancestors: vec![demo::pages::origin(demo::cast::ROOT, port)],
        frame_src: demo::pages::origins(port),
        viewer_origin: Some(demo::pages::origin(&format!("viewer.{}", demo::cast::ROOT), port)),
        desk_origins: demo::pages::origins(port),
        ..Settings::default()
    };
    let postman = Postman::by_spool(&config.mail_from, Spool::new(folders.mail()))?;
    let built = wiring::build(Parts {
        db,
        world: world.clone(),
        settings,
        postman,
        folders,
        metrics_token: config.metrics_token.clone(),
    })?;
    say!("{}", demo::pages::greeting(port));
    serve::run(built, listeners).await
}

/// One click signs everybody in: never into the house of a real organisation.
///
/// Errors: a fault that says what to do.
async fn only_the_demos(db: &store::Db) -> Result<()> {
    let ours = |s: &people::Site| s.host.as_ref().is_some_and(|h| h.ends_with(demo::cast::ROOT));
    let sites = db.read(people::shelf::sites).await?;
    if sites.is_empty() || sites.iter().any(ours) {
        return Ok(());
    }
    let text = "this database holds an organisation, and the demo would sign everybody into it. \
                Use `segue serve`, or give the demo another --data directory";
    Err(ground::Fault::new(text).into())
}

fn unmade(e: std::io::Error) -> ground::Error {
    ground::Fault::because("cannot make a directory for the demo", e).into()
}

/// Who carries mail: the configured server, else the spool in the data directory.
fn postman(config: &Config, folders: &open::Folders) -> Result<Postman> {
    match &config.mail {
        Some(smtp) => Postman::by_smtp(&config.mail_from, smtp),
        None => Postman::by_spool(&config.mail_from, Spool::new(folders.mail())),
    }
}
