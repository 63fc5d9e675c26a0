// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Serves the pages of a [`Flow`], and stops at every point of a page's life until the test has
//! looked: when it is asked for, when half of it is there, when all of it is.

use std::fmt::Write as _;
use std::sync::mpsc as threads;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

use crate::flow::{Answer, Flow, Page, Part};
use crate::web::{Reply, Web};

/// How long a page waits for the test; past it, the test has failed already.
const HELD: Duration = Duration::from_secs(60);

/// A point in a page's life.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Moment {
    /// The browser asks for it, and still shows the one before.
    Asked,
    /// The address has changed and the content has not, as single-page applications do it.
    Moved,
    /// It has begun to come: its address stands, its end is held back.
    Half,
    /// It is whole.
    Whole,
}

/// The server waits at such a point.
pub(crate) struct Knock {
    pub(crate) moment: Moment,
    pub(crate) page: &'static Page,
    /// Which document it is, counted from 1.
    pub(crate) document: usize,
    go: threads::SyncSender<()>,
}

impl Knock {
    /// Lets it go on.
    pub(crate) fn open(self) {
        // A browser that was sent elsewhere meanwhile waits no longer.
        let _elsewhere = self.go.send(());
    }
}

/// The replica of a portal.
pub(crate) struct Replica {
    pub(crate) web: Web,
    pub(crate) knocks: UnboundedReceiver<Knock>,
}

impl Replica {
    pub(crate) fn serve(flow: &'static Flow) -> Self {
        let (knocks, heard) = unbounded_channel();
        let portal = Portal {
            flow,
            knocks,
            documents: Mutex::new(vec![]),
        };
        let web = Web::answering(
            flow.hosts(),
            Arc::new(move |host: &str, place: &str| portal.answer(host, place)),
        );
        Self { web, knocks: heard }
    }
}

struct Portal {
    flow: &'static Flow,
    knocks: UnboundedSender<Knock>,
    /// The page of each document that was sent.
    documents: Mutex<Vec<&'static Page>>,
}

impl Portal {
    fn answer(&self, host: &str, place: &str) -> Option<Reply> {
        if let Some(document) = place.strip_prefix("/.half?") {
            return self.at_point(Moment::Half, document);
        }
        if let Some(document) = place.strip_prefix("/.whole?") {
            return self.at_point(Moment::Whole, document);
        }
        if let Some(place) = place.strip_prefix("/.part?") {
            let page = self.page(host, &place.replace("%23", "#"))?;
            return Some(self.document(page, Moment::Moved));
        }
        Some(self.document(self.page(host, place)?, Moment::Asked))
    }

    fn page(&self, host: &str, place: &str) -> Option<&'static Page> {
        let written = |page: &&'static Page| {
            let (at, path) = page.at.split_once('/').unwrap();
            at.split(':').next() == Some(host) && path == place.trim_start_matches('/')
        };
        self.flow.pages.iter().find(written)
    }

    fn document(&self, page: &'static Page, moment: Moment) -> Reply {
        self.wait(moment, page, 0);
        if let Answer::Sends(to) = page.answer {
            return Reply {
                status: 302,
                headers: vec![("location".into(), format!("https://{to}"))],
                body: vec![],
            };
        }
        let number = {
            let mut documents = self.documents.lock().unwrap();
            documents.push(page);
            documents.len()
        };
        Reply {
            status: match page.answer {
                Answer::Fails(status) => status,
                _ => 200,
            },
            headers: vec![
                ("content-type".into(), "text/html; charset=utf-8".into()),
                ("cache-control".into(), "no-store".into()),
            ],
            body: html(page, number).into_bytes(),
        }
    }

    fn at_point(&self, moment: Moment, document: &str) -> Option<Reply> {
        let number: usize = document.parse().ok()?;
        let page = *self.documents.lock().unwrap().get(number.checked_sub(1)?)?;
        self.wait(moment, page, number);
        Some(Reply {
            status: 200,
            headers: vec![
                ("content-type".into(), "text/javascript".into()),
                ("cache-control".into(), "no-store".into()),
            ],
            body: vec![],
        })
    }

    fn wait(&self, moment: Moment, page: &'static Page, document: usize) {
        let (go, went) = threads::sync_channel(1);
        let knock = Knock {
            moment,
            page,
            document,
            go,
        };
        if self.knocks.send(knock).is_ok() {
            // A test that is over opens nothing any more.
            let _over = went.recv_timeout(HELD);
        }
    }
}

/// Tells when all of the page is there, presses the part whose number is typed,
/// and moves a single-page application.
const SCRIPT: &str = "
const tell = () => fetch('/.whole?' + document.body.dataset.document);
const press = event => document.getElementById('part' + event.key)?.click();
const show = async place => {
  const answer = await fetch('/.part?' + place.replace('#', '%23'));
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  document.body.replaceWith(page.body);
  tell();
};
const move = place => { history.pushState(null, '', place); show(place); };
addEventListener('keydown', press);
addEventListener('popstate', () => show(location.pathname + location.hash));
addEventListener('pageshow', event => event.persisted && tell());
addEventListener('load', () => document.forms.on || tell());
";

fn html(page: &Page, number: usize) -> String {
    let mut parts = String::new();
    for (index, part) in page.parts.iter().enumerate() {
        let id = format!("id='part{}'", index + 1);
        let _infallible = match part {
            Part::To(to) => writeln!(parts, "<li><a {id} href='https://{to}'>Go on</a>"),
            Part::Posts(to) => writeln!(
                parts,
                "<li><form method='post' action='https://{to}'>\
                 <input name='a' value='prova'><button {id}>Send</button></form>"
            ),
            Part::Tab(to) => writeln!(
                parts,
                "<li><a {id} target='_blank' rel='opener' href='https://{to}'>Another tab</a>"
            ),
            Part::Window(to) => writeln!(
                parts,
                "<li><button {id} onclick=\"window.open('https://{to}', '', 'width=600,height=500')\">\
                 A window</button>"
            ),
            Part::Moves(to) => {
                let (_, path) = to.split_once('/').unwrap();
                writeln!(
                    parts,
                    "<li><button {id} onclick=\"move('/{path}')\">On</button>"
                )
            }
            Part::Closes => writeln!(
                parts,
                "<li><button {id} onclick='window.close()'>Close</button>"
            ),
        };
    }
    let onward = match page.answer {
        // It is left before it is whole.
        Answer::PassesOn(to) => format!(
            "<form id='on' method='post' action='https://{to}'><input name='a'></form>\
             <script>document.getElementById('on').submit()</script>"
        ),
        _ => String::new(),
    };
    let heading = match page.answer {
        Answer::Titled(heading) => heading,
        _ => page.at,
    };
    format!(
        "<!doctype html><meta charset='utf-8'><title>Replica</title>\
         <link rel='icon' href='data:,'>\
         <body data-document='{number}'><h1>{heading}</h1><ol>{parts}</ol>\
         <script src='/.half?{number}'></script><script>{SCRIPT}</script>{onward}</body>"
    )
}
