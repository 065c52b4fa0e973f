//! A real Postfix of a test's own: its configuration, queue, certificate and mailboxes in one folder.
//!
//! Postfix starts as root only (or by `sudo` without a password). Where it cannot be had, [`Postfix::start`]
//! says so aloud and answers none; with `SEGUE_TEST_PEERS` set, as `scripts/test` does, it stops the test.

#![allow(dead_code, reason = "each story uses its part")]

use std::net::{TcpListener, TcpStream};
use std::os::unix::fs::{MetadataExt as _, PermissionsExt};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

const MAIN: &str = "\
compatibility_level = 3.6
queue_directory = DIR/queue
data_directory = DIR/data
command_directory = /usr/sbin
daemon_directory = /usr/lib/postfix/sbin
mail_owner = postfix
setgid_group = postdrop
maillog_file = DIR/log
maillog_file_prefixes = DIR
myhostname = localhost
mydestination =
mynetworks = 127.0.0.0/8 [::1]/128
inet_interfaces = loopback-only
smtputf8_enable = no
virtual_mailbox_domains = example.org
virtual_mailbox_base = DIR/box
virtual_mailbox_maps = texthash:DIR/boxes
virtual_minimum_uid = 100
virtual_uid_maps = static:UID
virtual_gid_maps = static:GID
smtpd_relay_restrictions = reject_unauth_destination
smtpd_tls_cert_file = DIR/cert.pem
smtpd_tls_key_file = DIR/key.pem
smtpd_tls_security_level = may
";

/// What a mail passes on its way in, each in no chroot.
const MASTER: &str = "\
PORT inet n - n - - smtpd
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
proxymap unix - - n - - proxymap
error unix - - n - - error
retry unix - - n - - error
virtual unix - n n - - virtual
anvil unix - - n - 1 anvil
postlog unix-dgram n - n - 1 postlogd
";

pub struct Postfix {
    pub port: u16,
    folder: PathBuf,
    rooted: bool,
}

impl Postfix {
    /// Takes mail for `eva@example.org` on a port of its own, with STARTTLS by a certificate for
    /// `localhost` that nobody knows.
    pub fn start() -> Option<Self> {
        let rooted = run("id", &["-u"]).trim() == "0";
        let by_sudo = Command::new("sudo").args(["-n", "true"]).output().is_ok_and(|o| o.status.success());
        let there = Path::new("/usr/sbin/postfix").exists() && (rooted || by_sudo);
        if !there {
            let text = "NOT TESTED: Postfix is not installed here, or cannot be started (it needs root)";
            assert!(std::env::var_os("SEGUE_TEST_PEERS").is_none(), "{text}");
            eprintln!("{text}");
            return None;
        }
        // Postfix trusts no folder within another's.
        let folder = std::env::temp_dir().join(format!("segue-postfix-{}", ground::World::system().token()));
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let me = Self { port, folder, rooted };
        me.settle();
        me.up();
        Some(me)
    }

    fn settle(&self) {
        for part in ["queue", "data", "box"] {
            std::fs::create_dir_all(self.folder.join(part)).unwrap();
        }
        std::fs::set_permissions(&self.folder, PermissionsExt::from_mode(0o755)).unwrap();
        let meta = std::fs::metadata(&self.folder).unwrap();
        // Mailboxes belong to whoever tests, or to nobody where that is root.
        let (uid, gid) = if self.rooted { (65534, 65534) } else { (meta.uid(), meta.gid()) };
        let dir = self.folder.to_str().unwrap();
        let fill = |text: &str| {
            text.replace("DIR", dir)
                .replace("UID", &uid.to_string())
                .replace("GID", &gid.to_string())
                .replace("PORT", &format!("127.0.0.1:{}", self.port))
        };
        std::fs::write(self.folder.join("main.cf"), fill(MAIN)).unwrap();
        std::fs::write(self.folder.join("master.cf"), fill(MASTER)).unwrap();
        std::fs::write(self.folder.join("boxes"), "eva@example.org eva/\n").unwrap();
        let (key, cert) = (self.folder.join("key.pem"), self.cert());
        run(
            "openssl",
            &[
                "req",
                "-x509",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:P-256",
                "-nodes",
                "-days",
                "2",
                "-subj",
                "/CN=A mail server of a test",
                "-addext",
                "subjectAltName=DNS:localhost",
                "-addext",
                "basicConstraints=critical,CA:FALSE",
                "-keyout",
                key.to_str().unwrap(),
                "-out",
                cert.to_str().unwrap(),
            ],
        );
        self.root("chown", &["postfix", &format!("{dir}/data")]);
        self.root("chown", &[&format!("{uid}:{gid}"), &format!("{dir}/box")]);
        self.root("chown", &["root", dir, &format!("{dir}/queue")]);
    }

    /// Its certificate, for whoever wants to trust it.
    pub fn cert(&self) -> PathBuf {
        self.folder.join("cert.pem")
    }

    pub fn up(&self) {
        self.root("postfix", &["-c", self.folder.to_str().unwrap(), "start"]);
        let began = Instant::now();
        while TcpStream::connect(("127.0.0.1", self.port)).is_err() {
            assert!(began.elapsed() < Duration::from_secs(20), "Postfix did not start: {}", self.log());
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    pub fn down(&self) {
        self.root("postfix", &["-c", self.folder.to_str().unwrap(), "stop"]);
    }

    pub fn log(&self) -> String {
        std::fs::read_to_string(self.folder.join("log")).unwrap_or_default()
    }

    /// The mails in Eva's box, once there are so many.
    pub fn mails(&self, wanted: usize) -> Vec<String> {
        let began = Instant::now();
        loop {
            let folder = self.folder.join("box/eva/new");
            let names = std::fs::read_dir(folder).into_iter().flatten().map(|e| e.unwrap().path());
            let mails: Vec<_> = names.map(|p| std::fs::read_to_string(p).unwrap()).collect();
            if mails.len() >= wanted {
                return mails;
            }
            assert!(began.elapsed() < Duration::from_secs(20), "{} mails: {}", mails.len(), self.log());
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    fn root(&self, program: &str, args: &[&str]) {
        if self.rooted {
            run(program, args);
        } else {
            run("sudo", &[&["-n", program][..], args].concat());
        }
    }
}

impl Drop for Postfix {
    fn drop(&mut self) {
        let dir = self.folder.to_str().unwrap().to_owned();
        let (program, args) = if self.rooted { ("postfix", vec![]) } else { ("sudo", vec!["-n", "postfix"]) };
        let _ = Command::new(program).args(args).args(["-c", &dir, "stop"]).output();
        let _ = if self.rooted {
            Command::new("rm").args(["-rf", &dir]).output()
        } else {
            Command::new("sudo").args(["-n", "rm", "-rf", &dir]).output()
        };
    }
}

fn run(program: &str, args: &[&str]) -> String {
    let out = Command::new(program)
        .args(args)
        .env("PATH", "/usr/sbin:/usr/bin:/sbin:/bin")
        .output()
        .unwrap_or_else(|e| panic!("{program}: {e}"));
    let text = |b: &[u8]| String::from_utf8_lossy(b).into_owned();
    assert!(out.status.success(), "{program} {args:?}: {}{}", text(&out.stdout), text(&out.stderr));
    text(&out.stdout)
}
