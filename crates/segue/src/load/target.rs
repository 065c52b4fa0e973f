//! Where the visits go: a name of this machine and nothing else.

use ground::{Error, Fault, Result};
use std::fmt;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::str::FromStr;
use tokio::net::{TcpSocket, TcpStream};

/// A portal's origin, such as `http://shop.segue.localhost:8080`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// As in the `Host` header.
    pub host: String,
    address: SocketAddr,
}

impl Target {
    /// `http://…`, as a page of it says where it comes from.
    pub fn origin(&self) -> String {
        format!("http://{}", self.host)
    }

    /// A connection. `from`: which of this machine's addresses it seems to come from, where the system has several,
    /// because one address may not open thousands.
    pub async fn connect(&self, from: usize) -> std::io::Result<TcpStream> {
        let socket = if self.address.is_ipv4() { TcpSocket::new_v4()? } else { TcpSocket::new_v6()? };
        if self.address.is_ipv4() {
            let last = 1 + u8::try_from(from % 200).unwrap_or(0);
            // Some systems know only 127.0.0.1.
            let _ = socket.bind(SocketAddr::from((Ipv4Addr::new(127, 0, 1, last), 0)));
        }
        let stream = socket.connect(self.address).await?;
        stream.set_nodelay(true)?;
        Ok(stream)
    }
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.origin())
    }
}

impl FromStr for Target {
    type Err = String;

    fn from_str(text: &str) -> std::result::Result<Self, String> {
        let wrong = |why: &str| format!("{text}: {why}; for example http://shop.segue.localhost:8080");
        let host = text
            .strip_prefix("http://")
            .ok_or_else(|| wrong("must begin with http://"))?
            .trim_end_matches('/');
        if host.is_empty() || host.contains(['/', '@', '?', '#']) || host.contains(char::is_whitespace) {
            return Err(wrong("must be a name and a port, without a path"));
        }
        let (name, port) = match host.rsplit_once(':') {
            Some((name, port)) if !port.ends_with(']') => {
                (name, port.parse::<u16>().map_err(|_| wrong("the port must be a number up to 65535"))?)
            }
            _ => (host, 80),
        };
        let ip = this_machine(name).ok_or_else(|| {
            wrong("must be this machine: localhost, a name under .localhost, 127.0.0.1 or [::1]")
        })?;
        Ok(Self { host: host.to_owned(), address: SocketAddr::from((ip, port)) })
    }
}

/// The loopback address that a name means, without asking any resolver.
fn this_machine(name: &str) -> Option<IpAddr> {
    if name == "localhost" || name.ends_with(".localhost") {
        return Some(Ipv4Addr::LOCALHOST.into());
    }
    let ip: IpAddr = name.trim_start_matches('[').trim_end_matches(']').parse().ok()?;
    ip.is_loopback().then_some(ip)
}

/// Errors: a sentence that says what to start, where nothing listens.
pub async fn answers(target: &Target) -> Result<()> {
    let connected = target.connect(0).await;
    connected.map(drop).map_err(|e| {
        let text =
            format!("nothing answers at {target} ({e}): start `segue demo` or `segue serve` there first");
        Error::from(Fault::new(text))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_this_machine_is_a_target() {
        for fine in [
            "http://localhost",
            "http://shop.segue.localhost:8080/",
            "http://127.0.0.9:1",
            "http://[::1]:8080",
        ] {
            assert!(fine.parse::<Target>().is_ok(), "{fine}");
        }
        let target: Target = "http://shop.segue.localhost:8080/".parse().unwrap();
        assert_eq!((target.host.as_str(), target.address.port()), ("shop.segue.localhost:8080", 8080));
        for bad in [
            "http://example.org",
            "http://10.0.0.1:8080",
            "http://192.168.1.1",
            "http://0.0.0.0",
            "http://localhost.example.org",
            "http://xlocalhost",
            "http://user@localhost",
            "http://127.0.0.1@example.org",
            "https://localhost",
            "http://localhost:99999",
            "http://localhost/path",
            "http://",
        ] {
            let said = bad.parse::<Target>().unwrap_err();
            assert!(said.starts_with(bad) && said.contains("for example"), "{said}");
        }
    }
}
