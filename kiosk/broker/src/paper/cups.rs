// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What the broker asks of CUPS, in IPP over its Unix socket.
//!
//! Invariants:
//! - Title and user of a job are constants; nothing else of a session is in a request but the
//!   document.
//! - No answer makes this program keep more than [`MAX_ANSWER`] bytes.

use std::io::Cursor;
use std::path::PathBuf;
use std::time::Duration;

use http_body_util::{BodyExt, Full, Limited};
use hyper::Request;
use hyper::body::Bytes;
use hyper_util::rt::TokioIo;
use ipp::attribute::{IppAttribute, IppAttributeGroup};
use ipp::model::{DelimiterTag, IppVersion, Operation, StatusCode};
use ipp::parser::IppParser;
use ipp::reader::IppReader;
use ipp::request::IppRequestResponse;
use ipp::value::IppValue;
use tokio::net::UnixStream;

/// The user of every job, and of this process.
pub const USER: &str = "sportello-broker";
/// The title of every job.
pub const TITLE: &str = "Sportello";
/// The queue of the terminal's printer.
pub const QUEUE: &str = "sportello";

const MAX_ANSWER: usize = 1024 * 1024;
/// How long CUPS may take for an answer.
const PATIENCE: Duration = Duration::from_secs(10);

/// Operations that the crate has no names for (RFC 3995, RFC 3996).
const CREATE_PRINTER_SUBSCRIPTIONS: i16 = 0x0016;
const CANCEL_SUBSCRIPTION: i16 = 0x001B;
const GET_NOTIFICATIONS: i16 = 0x001C;

/// Why CUPS did not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum CupsError {
    #[error("CUPS cannot be reached")]
    Unreachable(#[source] std::io::Error),
    #[error("CUPS did not answer in time")]
    Late,
    #[error("the conversation with CUPS broke")]
    Http(#[from] hyper::Error),
    #[error("CUPS answered with HTTP status {0}")]
    Refused(u16),
    #[error("CUPS gave an answer that is none, or too long a one")]
    Nonsense,
    #[error("CUPS answered `{0:?}`")]
    Status(StatusCode),
}

/// How a queue is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Queue {
    /// Where its printer is.
    pub device: String,
    /// It takes no jobs, or stands still.
    pub stopped: bool,
    /// `printer-state-reasons`.
    pub reasons: Vec<String>,
}

/// A job under way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Job {
    pub id: i32,
    pub pages: u16,
}

/// How a job ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JobEnd {
    Completed,
    Canceled,
    Aborted,
}

/// The local CUPS.
#[derive(Debug, Clone)]
pub struct Cups {
    pub socket: PathBuf,
}

impl Cups {
    /// How the terminal's queue is; `None` when there is none.
    ///
    /// # Errors
    /// See [`CupsError`].
    pub async fn queue(&self) -> Result<Option<Queue>, CupsError> {
        let mut request = Asked::of_queue(Operation::GetPrinterAttributes as i16)?;
        let wanted = [
            "printer-state",
            "printer-state-reasons",
            "printer-is-accepting-jobs",
            "device-uri",
        ];
        let wanted = wanted.into_iter().filter_map(keyword).collect();
        request.say("requested-attributes", Some(IppValue::Array(wanted)));
        let answer = match self.ask(request, None).await {
            Err(CupsError::Status(StatusCode::ClientErrorNotFound)) => return Ok(None),
            answer => answer?,
        };
        let mut queue = Queue::default();
        for group in groups(&answer, DelimiterTag::PrinterAttributes) {
            queue.device = texts(group, "device-uri").pop().unwrap_or_default();
            queue.stopped = number(group, "printer-state") == Some(5)
                || flag(group, "printer-is-accepting-jobs") == Some(false);
            queue.reasons = texts(group, "printer-state-reasons");
        }
        Ok(Some(queue))
    }

    /// Asks to be told how jobs end, which CUPS forgets as soon as they did. The number is for
    /// [`Cups::ended`].
    ///
    /// # Errors
    /// See [`CupsError`].
    pub async fn subscribe(&self) -> Result<i32, CupsError> {
        let mut request = Asked::of_queue(CREATE_PRINTER_SUBSCRIPTIONS)?;
        let group = DelimiterTag::SubscriptionAttributes;
        request.add(group, "notify-pull-method", keyword("ippget"));
        request.add(group, "notify-events", keyword("job-completed"));
        request.add(group, "notify-lease-duration", Some(IppValue::Integer(0)));
        let answer = self.ask(request, None).await?;
        groups(&answer, group)
            .find_map(|group| number(group, "notify-subscription-id"))
            .ok_or(CupsError::Nonsense)
    }

    /// No longer asks to be told.
    ///
    /// # Errors
    /// See [`CupsError`].
    pub async fn unsubscribe(&self, subscription: i32) -> Result<(), CupsError> {
        let mut request = Asked::of_queue(CANCEL_SUBSCRIPTION)?;
        request.say(
            "notify-subscription-id",
            Some(IppValue::Integer(subscription)),
        );
        self.ask(request, None).await.map(drop)
    }

    /// How a job ended, if it did.
    ///
    /// # Errors
    /// See [`CupsError`].
    pub async fn ended(&self, subscription: i32, job: i32) -> Result<Option<JobEnd>, CupsError> {
        let mut request = Asked::of_queue(GET_NOTIFICATIONS)?;
        request.say(
            "notify-subscription-ids",
            Some(IppValue::Integer(subscription)),
        );
        let answer = self.ask(request, None).await?;
        let end = groups(&answer, DelimiterTag::EventNotificationAttributes)
            .filter(|event| number(event, "notify-job-id") == Some(job))
            .find_map(|event| match number(event, "job-state")? {
                7 => Some(JobEnd::Canceled),
                8 => Some(JobEnd::Aborted),
                9 => Some(JobEnd::Completed),
                _ => None,
            });
        Ok(end)
    }

    /// Hands over a document of `pages` pages; the number is the job's.
    ///
    /// # Errors
    /// See [`CupsError`].
    pub async fn print(&self, document: Bytes, pages: u16) -> Result<i32, CupsError> {
        let mut request = Asked::of_queue(Operation::PrintJob as i16)?;
        request.say("job-name", name(TITLE));
        let format = "application/pdf".try_into().ok();
        request.say("document-format", format.map(IppValue::MimeMediaType));
        let job = DelimiterTag::JobAttributes;
        request.add(job, "copies", Some(IppValue::Integer(1)));
        request.add(
            job,
            "page-ranges",
            Some(IppValue::RangeOfInteger {
                min: 1,
                max: i32::from(pages),
            }),
        );
        request.add(job, "job-sheets", name("none"));
        request.add(job, "print-scaling", keyword("fit"));
        let answer = self.ask(request, Some(document)).await?;
        groups(&answer, job)
            .find_map(|group| number(group, "job-id"))
            .ok_or(CupsError::Nonsense)
    }

    /// Cancels a job and has CUPS forget its files. One that has ended is no error.
    ///
    /// # Errors
    /// See [`CupsError`].
    pub async fn cancel(&self, job: i32) -> Result<(), CupsError> {
        let mut request = Asked::of_queue(Operation::CancelJob as i16)?;
        request.say("job-id", Some(IppValue::Integer(job)));
        request.say("purge-job", Some(IppValue::Boolean(true)));
        match self.ask(request, None).await {
            Err(CupsError::Status(
                StatusCode::ClientErrorNotFound | StatusCode::ClientErrorNotPossible,
            )) => Ok(()),
            done => done.map(drop),
        }
    }

    /// All jobs that CUPS knows of, whoever gave them and whatever became of them.
    ///
    /// # Errors
    /// See [`CupsError`].
    pub async fn jobs(&self) -> Result<Vec<i32>, CupsError> {
        let mut request = Asked::new(Operation::GetJobs as i16, "ipp://localhost/")?;
        request.say("which-jobs", keyword("all"));
        let answer = match self.ask(request, None).await {
            // Without a queue there are no jobs.
            Err(CupsError::Status(StatusCode::ClientErrorNotFound)) => return Ok(Vec::new()),
            answer => answer?,
        };
        Ok(groups(&answer, DelimiterTag::JobAttributes)
            .map(|group| number(group, "job-id").unwrap_or_default())
            .collect())
    }

    async fn ask(
        &self,
        request: Asked,
        document: Option<Bytes>,
    ) -> Result<IppRequestResponse, CupsError> {
        tokio::time::timeout(PATIENCE, self.ask_at_length(request, document))
            .await
            .map_err(|_| CupsError::Late)?
    }

    async fn ask_at_length(
        &self,
        request: Asked,
        document: Option<Bytes>,
    ) -> Result<IppRequestResponse, CupsError> {
        let stream = UnixStream::connect(&self.socket)
            .await
            .map_err(CupsError::Unreachable)?;
        let (mut sender, connection) =
            hyper::client::conn::http1::handshake(TokioIo::new(stream)).await?;
        // Ends with this conversation; what goes wrong shows in the answer.
        let connection = tokio::spawn(connection);
        let mut body = request.0.to_bytes().to_vec();
        body.extend_from_slice(document.as_deref().unwrap_or_default());
        let request = Request::post("/")
            .header("host", "localhost")
            .header("content-type", "application/ipp")
            // CUPS compares the name with the user that the kernel says is calling.
            .header("authorization", format!("PeerCred {USER}"))
            .body(Full::new(Bytes::from(body)))
            .map_err(|_| CupsError::Nonsense)?;
        let response = sender.send_request(request).await?;
        let status = response.status();
        let answer = Limited::new(response.into_body(), MAX_ANSWER)
            .collect()
            .await
            .map_err(|_| CupsError::Nonsense)?
            .to_bytes();
        connection.abort();
        if !status.is_success() {
            return Err(CupsError::Refused(status.as_u16()));
        }
        let answer = IppParser::new(IppReader::new(Cursor::new(answer)))
            .parse()
            .map_err(|_| CupsError::Nonsense)?;
        let status = answer.header().status_code();
        if status.is_success() {
            Ok(answer)
        } else {
            Err(CupsError::Status(status))
        }
    }
}

/// A request that is being put together. Its words are our own constants: what does not fit
/// the crate's bounds would be found by the first test that speaks with CUPS.
struct Asked(IppRequestResponse);

impl Asked {
    fn of_queue(operation: i16) -> Result<Self, CupsError> {
        Self::new(operation, &format!("ipp://localhost/printers/{QUEUE}"))
    }

    fn new(operation: i16, target: &str) -> Result<Self, CupsError> {
        let mut request =
            IppRequestResponse::new(IppVersion::v2_0(), Operation::GetPrinterAttributes, None)
                .map_err(|_| CupsError::Nonsense)?;
        request.header_mut().operation_or_status = operation;
        let mut asked = Self(request);
        asked.say("printer-uri", target.try_into().ok().map(IppValue::Uri));
        asked.say("requesting-user-name", name(USER));
        Ok(asked)
    }

    fn say(&mut self, name: &str, value: Option<IppValue>) {
        self.add(DelimiterTag::OperationAttributes, name, value);
    }

    fn add(&mut self, group: DelimiterTag, name: &str, value: Option<IppValue>) {
        let attribute = value.and_then(|value| IppAttribute::with_name(name, value).ok());
        if let Some(attribute) = attribute {
            self.0.attributes_mut().add(group, attribute);
        }
    }
}

fn keyword(word: &str) -> Option<IppValue> {
    word.try_into().ok().map(IppValue::Keyword)
}

fn name(word: &str) -> Option<IppValue> {
    word.try_into().ok().map(IppValue::NameWithoutLanguage)
}

fn groups(
    answer: &IppRequestResponse,
    tag: DelimiterTag,
) -> impl Iterator<Item = &IppAttributeGroup> {
    answer.attributes().groups_of(tag)
}

fn number(group: &IppAttributeGroup, name: &str) -> Option<i32> {
    match group.get(name)?.value() {
        IppValue::Integer(number) | IppValue::Enum(number) => Some(*number),
        _ => None,
    }
}

fn flag(group: &IppAttributeGroup, name: &str) -> Option<bool> {
    match group.get(name)?.value() {
        IppValue::Boolean(flag) => Some(*flag),
        _ => None,
    }
}

fn texts(group: &IppAttributeGroup, name: &str) -> Vec<String> {
    let one = |value: &IppValue| match value {
        IppValue::Keyword(text) => Some(text.as_str().to_owned()),
        IppValue::Uri(text) => Some(text.as_str().to_owned()),
        _ => None,
    };
    match group.get(name).map(IppAttribute::value) {
        Some(IppValue::Array(values)) => values.iter().filter_map(one).collect(),
        Some(value) => one(value).into_iter().collect(),
        None => Vec::new(),
    }
}
