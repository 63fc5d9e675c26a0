// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The outer compositor, over its IPC (`swayipc`): places the shell's window and the
//! capsule's, closes everything else, and hears the one key that moves between them.
//!
//! Invariants:
//! - One thread decides, one thread listens; both block, so a still screen costs nothing.
//! - Window titles are never read: the capsule's is constant, and a stranger's could
//!   name a page.
//! - Without IPC the shell says so on a plain screen; this service keeps trying, and the
//!   screen goes away by itself.

use std::os::unix::net::UnixStream;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use iced::Subscription;
use iced::futures::{SinkExt, Stream};
use swayipc::{Connection, EventType, Node, NodeType};
use tokio::sync::mpsc::UnboundedSender;
use tracing::{debug, info, warn};

use crate::layout::Output;
use crate::screen::Shortcut;

mod plan;

pub use plan::{FRONT, HOLD, PAGE, Placement};

/// Text of the `nop` binding that moves between guide and page (F6).
const SWITCH_BINDING: &str = "nop guide";
/// Texts of the `nop` bindings of keys that mean the same everywhere.
const SHORTCUTS: [(&str, Shortcut); 7] = [
    ("nop voice", Shortcut::Voice),
    ("nop again", Shortcut::Again),
    ("nop single-key", Shortcut::SingleKey),
    ("nop softer", Shortcut::Softer),
    ("nop louder", Shortcut::Louder),
    ("nop slower", Shortcut::Slower),
    ("nop faster", Shortcut::Faster),
];
/// Pause between two attempts to reach the compositor.
const RETRY: Duration = Duration::from_millis(1000);
/// Rounds of looking and asking after one cause, before the next cause is awaited.
const ROUNDS: usize = 8;

/// What the compositor tells the shell.
#[derive(Debug, Clone)]
pub enum Event {
    /// The service runs; this is its door.
    Ready(Link),
    /// The compositor answers, and the screen has this size.
    Found(Output),
    /// The compositor does not answer; it is being retried.
    Lost,
    /// The capsule's window stands (`true`) or is gone.
    PageStands(bool),
    /// The switch key moved focus to the guide (`true`) or to the page.
    Switched { to_guide: bool },
    /// A key was pressed that means the same everywhere.
    Pressed(Shortcut),
    /// A window that had no business here was closed.
    IntruderClosed,
    /// It answered a question that asked for nothing but an answer.
    Answered,
}

/// The shell's end of the conversation.
#[derive(Debug, Clone)]
pub struct Link(Sender<Input>);

impl Link {
    /// Asks for a placement. A service that is gone is restarted by its subscription and
    /// told again, so there is nothing to report here.
    pub fn place(&self, placement: Placement) {
        if self.0.send(Input::Place(placement)).is_err() {
            debug!("the compositor service is restarting");
        }
    }

    /// Asks it to answer anything at all: [`Event::Answered`].
    pub fn ask_for_life(&self) {
        if self.0.send(Input::LifeAsked).is_err() {
            debug!("the compositor service is restarting");
        }
    }

    /// Moves focus to the page, wherever it is.
    pub fn to_page(&self) {
        if self.0.send(Input::ToPage).is_err() {
            debug!("the compositor service is restarting");
        }
    }

    /// A link whose orders arrive at `seen` instead of a compositor.
    #[cfg(test)]
    pub(crate) fn fake() -> (Self, Fake) {
        let (sender, inputs) = std::sync::mpsc::channel();
        (Self(sender), Fake(inputs))
    }
}

/// The other end of [`Link::fake`].
#[cfg(test)]
#[derive(Debug)]
pub(crate) struct Fake(Receiver<Input>);

#[cfg(test)]
impl Fake {
    /// The last placement asked for since the last look.
    pub(crate) fn last_placement(&self) -> Option<Placement> {
        self.0
            .try_iter()
            .filter_map(|input| match input {
                Input::Place(placement) => Some(placement),
                _ => None,
            })
            .last()
    }
}

#[derive(Debug)]
enum Input {
    Place(Placement),
    Switch,
    ToPage,
    Pressed(Shortcut),
    LifeAsked,
    /// A window, workspace or output changed.
    Changed,
    /// The event stream ended.
    Gone,
}

/// The service as a subscription.
pub fn subscription() -> Subscription<Event> {
    Subscription::run(listen)
}

fn listen() -> impl Stream<Item = Event> {
    iced::stream::channel(
        32,
        async |mut output: iced::futures::channel::mpsc::Sender<Event>| {
            let (events, mut from_thread) = tokio::sync::mpsc::unbounded_channel();
            let (orders, inputs) = std::sync::mpsc::channel();
            let own = orders.clone();
            let thread = std::thread::Builder::new()
                .name("compositor".to_owned())
                .spawn(move || Service::new(own, inputs, events).run());
            if let Err(error) = thread {
                warn!(%error, "no thread for the compositor service");
                return;
            }
            if output.send(Event::Ready(Link(orders))).await.is_err() {
                return;
            }
            while let Some(event) = from_thread.recv().await {
                if output.send(event).await.is_err() {
                    return;
                }
            }
        },
    )
}

struct Service {
    orders: Sender<Input>,
    inputs: Receiver<Input>,
    events: UnboundedSender<Event>,
    wish: Placement,
    page: Option<i64>,
    output: Option<Output>,
    own_pid: i32,
}

/// The shell is going down: nobody listens to this service any more.
struct Abandoned;

impl Service {
    fn new(orders: Sender<Input>, inputs: Receiver<Input>, events: UnboundedSender<Event>) -> Self {
        Self {
            orders,
            inputs,
            events,
            wish: Placement::Front,
            page: None,
            output: None,
            own_pid: rustix::process::getpid().as_raw_nonzero().get(),
        }
    }

    fn run(mut self) {
        let mut told_lost = false;
        loop {
            match self.connect() {
                Ok(connection) => {
                    info!("compositor found");
                    told_lost = false;
                    if self.serve(connection).is_err() {
                        return;
                    }
                    warn!("compositor lost");
                }
                Err(error) => {
                    if !told_lost {
                        warn!(%error, "no compositor to speak to; retrying");
                    }
                }
            }
            self.output = None;
            if !told_lost {
                told_lost = true;
                if self.tell(Event::Lost).is_err() {
                    return;
                }
            }
            if self.wait_to_retry().is_err() {
                return;
            }
        }
    }

    /// Takes orders while there is nobody to pass them to: the last wish counts.
    fn wait_to_retry(&mut self) -> Result<(), Abandoned> {
        let until = Instant::now() + RETRY;
        loop {
            match self
                .inputs
                .recv_timeout(until.saturating_duration_since(Instant::now()))
            {
                Ok(Input::Place(placement)) => self.wish = placement,
                Ok(Input::Pressed(shortcut)) => self.tell(Event::Pressed(shortcut))?,
                Ok(
                    Input::Switch | Input::ToPage | Input::LifeAsked | Input::Changed | Input::Gone,
                ) => {}
                Err(RecvTimeoutError::Timeout) => {
                    return if self.events.is_closed() {
                        Err(Abandoned)
                    } else {
                        Ok(())
                    };
                }
                Err(RecvTimeoutError::Disconnected) => return Err(Abandoned),
            }
        }
    }

    fn connect(&self) -> swayipc::Fallible<Connection> {
        let socket = std::env::var_os("SWAYSOCK")
            .map(PathBuf::from)
            .ok_or(swayipc::Error::SocketNotFound)?;
        let listener = Connection::from(UnixStream::connect(&socket)?).subscribe([
            EventType::Window,
            EventType::Workspace,
            EventType::Output,
            EventType::Binding,
            EventType::Shutdown,
        ])?;
        let inputs = self.orders.clone();
        std::thread::Builder::new()
            .name("compositor-events".to_owned())
            .spawn(move || hear(listener, &inputs))?;
        Ok(Connection::from(UnixStream::connect(&socket)?))
    }

    /// Serves one connection until it breaks.
    fn serve(&mut self, mut connection: Connection) -> Result<(), Abandoned> {
        loop {
            match self.settle(&mut connection) {
                Ok(told) => told?,
                Err(error) => {
                    debug!(%error, "the compositor stopped answering");
                    return Ok(());
                }
            }
            match self.inputs.recv() {
                Ok(Input::Place(placement)) => self.wish = placement,
                Ok(input @ (Input::Switch | Input::ToPage)) => {
                    match self.switch(&mut connection, matches!(input, Input::ToPage)) {
                        Ok(told) => told?,
                        Err(error) => {
                            debug!(%error, "the compositor stopped answering");
                            return Ok(());
                        }
                    }
                }
                Ok(Input::Pressed(shortcut)) => self.tell(Event::Pressed(shortcut))?,
                Ok(Input::LifeAsked) => match connection.get_version() {
                    Ok(_) => self.tell(Event::Answered)?,
                    Err(error) => {
                        debug!(%error, "the compositor stopped answering");
                        return Ok(());
                    }
                },
                Ok(Input::Changed) => {}
                Ok(Input::Gone) => return Ok(()),
                Err(_) => return Err(Abandoned),
            }
        }
    }

    /// Looks and asks until the picture is as wished, or asking the same again would be
    /// all there is left.
    fn settle(&mut self, connection: &mut Connection) -> swayipc::Fallible<Result<(), Abandoned>> {
        let mut before: Vec<String> = Vec::new();
        for _ in 0..ROUNDS {
            let picture = look(connection)?;
            if self.output != Some(picture.output) {
                self.output = Some(picture.output);
                if self.tell(Event::Found(picture.output)).is_err() {
                    return Ok(Err(Abandoned));
                }
            }
            let cast = plan::cast(&picture, self.own_pid, self.page);
            let page = cast.page.map(|page| page.id);
            if page.is_some() != self.page.is_some()
                && self.tell(Event::PageStands(page.is_some())).is_err()
            {
                return Ok(Err(Abandoned));
            }
            self.page = page;
            let commands = plan::plan(&picture, &cast, self.wish);
            if commands.is_empty() || commands == before {
                break;
            }
            let new_intruders = cast
                .intruders
                .iter()
                .filter(|intruder| intruder.workspace != HOLD)
                .count();
            debug!(?commands, "asking the compositor");
            for outcome in connection.run_command(commands.join("; "))? {
                if let Err(error) = outcome {
                    debug!(%error, "the compositor refused a command; looking again");
                }
            }
            for _ in 0..new_intruders {
                warn!("closed a window that is neither the shell's nor the capsule's");
                if self.tell(Event::IntruderClosed).is_err() {
                    return Ok(Err(Abandoned));
                }
            }
            before = commands;
        }
        Ok(Ok(()))
    }

    /// To the other of guide and page, or to the page.
    fn switch(
        &mut self,
        connection: &mut Connection,
        to_page: bool,
    ) -> swayipc::Fallible<Result<(), Abandoned>> {
        let picture = look(connection)?;
        let cast = plan::cast(&picture, self.own_pid, self.page);
        let (Some(shell), Some(page)) = (cast.shell, cast.page) else {
            return Ok(Ok(()));
        };
        if !matches!(self.wish, Placement::Beside(_)) {
            return Ok(Ok(()));
        }
        let to_guide = !shell.focused && !to_page;
        let target = if to_guide { shell.id } else { page.id };
        for outcome in connection.run_command(format!("[con_id={target}] focus"))? {
            outcome?;
        }
        Ok(self.tell(Event::Switched { to_guide }))
    }

    fn tell(&self, event: Event) -> Result<(), Abandoned> {
        self.events.send(event).map_err(|_| Abandoned)
    }
}

/// Passes on that something changed; what changed is looked up afresh.
fn hear(listener: swayipc::EventStream, inputs: &Sender<Input>) {
    for event in listener {
        let input = match event {
            Ok(swayipc::Event::Binding(binding)) => {
                let command = binding.binding.command.as_str();
                let shortcut = SHORTCUTS.iter().find(|(name, _)| *name == command);
                match (command, shortcut) {
                    (SWITCH_BINDING, _) => Input::Switch,
                    (_, Some((_, shortcut))) => Input::Pressed(*shortcut),
                    _ => continue,
                }
            }
            Ok(swayipc::Event::Shutdown(_)) | Err(_) => break,
            Ok(_) => Input::Changed,
        };
        if inputs.send(input).is_err() {
            return;
        }
    }
    // The receiver may be gone already; then there is nobody left to tell.
    let _gone = inputs.send(Input::Gone);
}

fn look(connection: &mut Connection) -> swayipc::Fallible<plan::Picture> {
    let shown_workspace = connection
        .get_workspaces()?
        .into_iter()
        .find(|workspace| workspace.focused)
        .map(|workspace| workspace.name)
        .unwrap_or_default();
    let tree = connection.get_tree()?;
    let mut picture = plan::Picture {
        windows: Vec::new(),
        output: output(&tree),
        shown_workspace,
    };
    collect(&tree, "", &mut picture.windows);
    Ok(picture)
}

/// Size of the first real output (the scratch output's name begins with `__`).
fn output(tree: &Node) -> Output {
    tree.nodes
        .iter()
        .find(|node| {
            node.node_type == NodeType::Output
                && node
                    .name
                    .as_deref()
                    .is_some_and(|name| !name.starts_with("__"))
        })
        .map_or(
            Output {
                width: 0,
                height: 0,
            },
            |node| Output {
                width: u32::try_from(node.rect.width).unwrap_or(0),
                height: u32::try_from(node.rect.height).unwrap_or(0),
            },
        )
}

fn collect(node: &Node, workspace: &str, windows: &mut Vec<plan::Window>) {
    let workspace = if node.node_type == NodeType::Workspace {
        node.name.as_deref().unwrap_or("")
    } else {
        workspace
    };
    if node.shell.is_some() {
        windows.push(plan::Window {
            id: node.id,
            pid: node.pid,
            app_id: node.app_id.clone(),
            sandbox_engine: node.sandbox_engine.clone(),
            workspace: workspace.to_owned(),
            fullscreen: node.fullscreen_mode.unwrap_or(0) != 0,
            floating: node.node_type == NodeType::FloatingCon,
            focused: node.focused,
            x: i64::from(node.rect.x),
            y: i64::from(node.rect.y),
            width: i64::from(node.rect.width),
            height: i64::from(node.rect.height),
        });
    }
    for child in node.nodes.iter().chain(&node.floating_nodes) {
        collect(child, workspace, windows);
    }
}
