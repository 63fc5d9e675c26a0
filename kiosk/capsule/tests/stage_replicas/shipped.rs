// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The tasks of the house, as the shell hands them to a capsule.

use std::path::{Path, PathBuf};

use sportello_bundle::catalogue::{self, Catalogue};
use sportello_bundle::host::HostRule;
use sportello_bundle::task::{Advance, Task};
use sportello_capsule::wire;
use sportello_rehearsal::stage::repository;

pub(crate) fn folder() -> PathBuf {
    repository().join("kiosk/tasks")
}

/// Where the replica of a task's portal lies.
pub(crate) fn replica(id: &str) -> PathBuf {
    repository()
        .join("provisioning/bundle/tests/replicas")
        .join(id)
}

pub(crate) fn tasks() -> Catalogue {
    let (catalogue, findings) = catalogue::load(&folder());
    assert!(!findings.iter().any(sportello_bundle::Finding::is_error));
    catalogue
}

pub(crate) fn task(id: &str) -> Task {
    tasks().get(&id.parse().unwrap()).unwrap().clone()
}

pub(crate) fn order(task: &Task) -> wire::TaskOrder {
    wire::TaskOrder {
        start: task.start.to_string(),
        steps: task
            .steps
            .iter()
            .map(|step| wire::StepOrder {
                advance: step.advance.as_ref().map(|advance| match advance {
                    Advance::Url(pattern) => wire::Advance::Url {
                        pattern: pattern.to_string(),
                    },
                    Advance::Element(selector) => wire::Advance::Element {
                        selector: selector.clone(),
                    },
                }),
                highlight: step.highlight.clone(),
                hop: step.hop,
            })
            .collect(),
        at_step: 0,
        hosts: rules(&task.hosts),
        resources: rules(&task.resources),
        identity: rules(&task.identity.hosts),
        payment: vec![],
        free: false,
        needs: wire::Needs {
            popups: task.permissions.popups,
            camera: task.permissions.camera,
            microphone: task.permissions.microphone,
            upload: task.permissions.upload,
            download: task.permissions.download,
            print: task.permissions.print,
        },
        practice: task.practice.as_deref().map(Path::to_owned),
    }
}

pub(crate) fn rules(of: &[HostRule]) -> Vec<wire::HostRule> {
    of.iter()
        .map(|rule| wire::HostRule {
            host: rule.host().to_owned(),
            ports: rule.ports().to_vec(),
        })
        .collect()
}
