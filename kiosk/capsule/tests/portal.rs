// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! A network that wants a page to be accepted first, as such networks are: two namespaces and a
//! cable between them, a gateway that answers every name with itself and every page with its own.
//! Nothing of this machine's network is touched or needed.

#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a network that cannot be made is a failed test, and a skip says its reason"
)]

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{IpAddr, Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;

use sportello_capsule::egress::host::HostName;
use sportello_capsule::egress::{Egress, Gate, Pending, Resolve, ResolveError, Rules};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::UnixStream;

/// Which part this process plays.
const ROLE: &str = "SPORTELLO_TEST_PORTAL_ROLE";
const GATEWAY: Ipv4Addr = Ipv4Addr::new(192, 168, 77, 1);
/// The network as `sh` makes it, in a namespace of its own: the far end of the cable is in
/// another one, in which the gateway is started with what follows.
const NETWORK: &str = r#"
set -eu
ip link set lo up
ip link add terminal type veth peer name gateway
mkfifo "$FOLDER/go"
unshare -n sh -c 'read -r _ <"$FOLDER/go"; ip link set lo up; ip link set gateway up
    ip addr add 192.168.77.1/24 dev gateway; ip addr add 10.1.2.3/32 dev lo; ip addr add 192.0.2.1/32 dev lo
    exec env SPORTELLO_TEST_PORTAL_ROLE=gateway "$SELF" --exact the_network_asks_for_a_page_first --nocapture' &
far=$!
trap 'kill "$far" 2>/dev/null || true' EXIT
while [ "$(readlink "/proc/$far/ns/net")" = "$(readlink /proc/self/ns/net)" ]; do sleep 0.01; done
ip link set gateway netns "$far"
ip addr add 192.168.77.2/24 dev terminal
ip link set terminal up
ip route add default via 192.168.77.1
echo go >"$FOLDER/go"
while [ ! -e "$FOLDER/ready" ]; do sleep 0.01; done
SPORTELLO_TEST_PORTAL_ROLE=terminal "$SELF" --exact the_network_asks_for_a_page_first --nocapture
"#;

#[test]
fn the_network_asks_for_a_page_first() {
    match std::env::var(ROLE).as_deref() {
        Ok("gateway") => return gateway(),
        Ok("terminal") => return terminal(),
        _ => {}
    }
    let may = Command::new("unshare")
        .args(["-rn", "ip", "link", "add", "name", "left"])
        .args(["type", "veth", "peer", "name", "right"])
        .stderr(Stdio::null())
        .status();
    if !may.is_ok_and(|status| status.success()) {
        eprintln!("skipped: this machine makes no networks of its own (unshare, ip, veth)");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let made = Command::new("unshare")
        .args(["-rn", "sh", "-c", NETWORK])
        .env("FOLDER", folder.path())
        .env("SELF", std::env::current_exe().unwrap())
        .output()
        .unwrap();
    let said = format!(
        "{}{}",
        String::from_utf8_lossy(&made.stdout),
        String::from_utf8_lossy(&made.stderr)
    );
    assert!(made.status.success(), "{said}");
    assert!(
        said.contains("the page was reached and nothing else"),
        "{said}"
    );
}

/// Every request without the page's own address is led to the page.
fn gateway() {
    let folder = PathBuf::from(std::env::var_os("FOLDER").unwrap());
    let listen = |port| TcpListener::bind((Ipv4Addr::UNSPECIFIED, port)).unwrap();
    let (pages, other) = (listen(80), listen(8080));
    std::thread::spawn(move || {
        for stream in other.incoming() {
            let _written = stream
                .unwrap()
                .write_all(b"HTTP/1.1 200 OK\r\n\r\nnot for you");
        }
    });
    std::fs::write(folder.join("ready"), b"").unwrap();
    for stream in pages.incoming() {
        let mut stream = stream.unwrap();
        let mut lines = BufReader::new(stream.try_clone().unwrap()).lines();
        let first = lines.next().unwrap().unwrap();
        let host = lines.next().unwrap().unwrap();
        for line in lines {
            if line.unwrap().is_empty() {
                break;
            }
        }
        let page = format!("Host: {GATEWAY}");
        let answer = if host == page && first.starts_with("GET /login ") {
            "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nPlease accept".to_owned()
        } else {
            format!(
                "HTTP/1.1 302 Found\r\nLocation: http://{GATEWAY}/login\r\nConnection: close\r\n\r\n"
            )
        };
        let _gone = stream.write_all(answer.as_bytes());
        let _gone = stream.shutdown(std::net::Shutdown::Write);
        let _rest = stream.read_to_end(&mut Vec::new());
    }
}

/// Names as such a gateway gives them: whatever is asked, itself; some names lead elsewhere.
#[derive(Debug)]
struct ItsNames;

impl Resolve for ItsNames {
    fn resolve<'a>(&'a self, name: &'a HostName) -> Pending<'a, Result<Vec<IpAddr>, ResolveError>> {
        let address = match name.reveal() {
            "behind.example" => Ipv4Addr::new(10, 1, 2, 3),
            "myself.example" => Ipv4Addr::new(192, 168, 77, 2),
            "loopback.example" => Ipv4Addr::LOCALHOST,
            "metadata.example" => Ipv4Addr::new(169, 254, 169, 254),
            _ => GATEWAY,
        };
        Box::pin(async move { Ok(vec![address.into()]) })
    }
}

fn terminal() {
    let folder = PathBuf::from(std::env::var_os("FOLDER").unwrap());
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(async {
        let for_staff = opened(&folder.join("staff"), Rules::of_portal());
        let for_citizens = opened(&folder.join("citizens"), free());
        let ask = |target: &str| format!("GET {target} HTTP/1.1\r\nHost: x\r\n\r\n");

        // What is asked for first leads to the page, which stands at an address.
        let first = say(&for_staff, &ask("http://check.example/health/online")).await;
        assert!(first.starts_with("HTTP/1.1 302"), "{first}");
        assert!(
            first.contains(&format!("Location: http://{GATEWAY}/login")),
            "{first}"
        );
        let page = say(&for_staff, &ask(&format!("http://{GATEWAY}/login"))).await;
        assert!(page.ends_with("Please accept"), "{page}");
        // So does a name that only means something here, and a controller's address.
        for near in ["http://login.lan/", "http://portal/", "http://192.0.2.1/"] {
            let answer = say(&for_staff, &ask(near)).await;
            assert!(answer.starts_with("HTTP/1.1 302"), "{near}: {answer}");
        }

        for refused in [
            "http://192.168.77.1:8080/",
            "http://192.168.77.2/",
            "http://127.0.0.1/",
            "http://10.1.2.3/",
            "http://169.254.169.254/",
            "http://behind.example/",
            "http://myself.example/",
            "http://loopback.example/",
            "http://metadata.example/",
            "http://0x7f.1/",
            "http://[::1]/",
        ] {
            let answer = say(&for_staff, &ask(refused)).await;
            let is_refused =
                answer.starts_with("HTTP/1.1 403") || answer.starts_with("HTTP/1.1 400");
            assert!(is_refused, "{refused}: {answer}");
        }
        let tunnel = say(&for_staff, "CONNECT 192.168.77.1:22 HTTP/1.1\r\n\r\n").await;
        assert!(tunnel.starts_with("HTTP/1.1 403"), "{tunnel}");

        // A citizen who browses freely on the same wire sees nothing of it.
        for near in [
            "http://check.example/",
            "http://192.168.77.1/login",
            "http://portal/",
        ] {
            let answer = say(&for_citizens, &ask(near)).await;
            assert!(answer.starts_with("HTTP/1.1 403"), "{near}: {answer}");
        }
    });
    println!("the page was reached and nothing else");
}

fn free() -> Rules {
    Rules::from_task(&sportello_capsule::wire::TaskOrder {
        start: "https://www.example.org/".into(),
        steps: Vec::new(),
        at_step: 0,
        hosts: Vec::new(),
        resources: Vec::new(),
        identity: Vec::new(),
        payment: Vec::new(),
        free: true,
        needs: sportello_capsule::wire::Needs::default(),
        practice: None,
    })
    .unwrap()
}

/// Egress under these rules on the real network of this namespace.
fn opened(socket: &Path, rules: Rules) -> PathBuf {
    let (gate, seen) = Gate::new();
    gate.set_rules(rules);
    let egress = Egress::bind(socket, Arc::new(ItsNames), gate).unwrap();
    tokio::spawn(async move {
        let _kept = seen;
        egress.serve(std::future::pending()).await;
    });
    socket.to_owned()
}

async fn say(socket: &Path, request: &str) -> String {
    let mut stream = UnixStream::connect(socket).await.unwrap();
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).await.unwrap();
    String::from_utf8_lossy(&answer).into_owned()
}
