# SPDX-FileCopyrightText: 2026 Sportello contributors
# SPDX-License-Identifier: EUPL-1.2
#
#   make demo    the terminal, led through a whole session by a scripted citizen
#   make test    rings 1 and 2, formatting, lints, licences
#   make image   the bootable image, in target/image/1
#   make ring3   ring 3, shortened: an image booted in QEMU, used, searched, given up for another
#   make test-appliance   ring 3, all of it
#   make soak    ring 3, for hours: the power goes 200 times, during sessions and uploads
#   make bench   speed, each number beside what it is compared with
#   make lint    formatting and lints alone
#   make clean   everything built, the stage roots included
#
# Each target installs what it needs; the Rust toolchain must be there.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.ONESHELL:
.NOTPARALLEL:

TOOLS := $(or $(SPORTELLO_TOOLS),$(HOME)/.cache/sportello/tools)
export PATH := $(HOME)/.cargo/bin:$(TOOLS)/bin:$(PATH)
export CARGO_TERM_COLOR ?= auto

# A copy: a build beside a running proof would change the program under it.
PROOF := target/programs-proof/sportello-proof

.PHONY: help test demo image test-appliance soak fresh-image bench lint ring1 ring2 ring3 ring3-if-there-is-time proof-programs deny reuse clean prerequisites nextest

help:
	@sed -n 's/^#   //p' $(firstword $(MAKEFILE_LIST))

prerequisites:
	@command -v cargo >/dev/null || { echo "no cargo: install the Rust toolchain first (rust-toolchain.toml names it)" >&2; exit 2; }
	stage/host-tools cc:gcc /usr/include/stdlib.h:libc6-dev git:git

nextest: prerequisites
	stage/tools nextest

test: lint reuse ring1 deny ring2 ring3-if-there-is-time

lint: prerequisites
	@echo "== formatting and lints"
	cargo fmt --all --check
	cargo clippy --locked --workspace --all-targets -- -D warnings
	mapfile -t features < <(stage/features)
	cargo clippy --locked --workspace --all-targets "$${features[@]}" -- -D warnings

ring1: nextest
	@echo "== ring 1: unit, property and snapshot tests"
	compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || stage/host-tools /usr/lib/postgresql/bin/initdb:postgresql
	stage/host-tools ip:iproute2
	INSTA_UPDATE=no cargo nextest run --locked --workspace
	git diff --exit-code --stat -- '*.snap' '*.png'
	new=$$(git ls-files --others --exclude-standard -- '*.snap' '*.snap.new' '*.png')
	[ -z "$$new" ] || { echo "pictures and snapshots that nobody has looked at yet: commit them or remove them" >&2; echo "$$new" >&2; exit 1; }

ring2: nextest
	@echo "== ring 2: real sway, Chromium and bubblewrap on the stage"
	stage/test
	stage/booted

# Everything before it takes 54 minutes from nothing on two cores, and it takes a quarter of an
# hour: together more than the hour that a change may wait.
ring3-if-there-is-time:
	@if [ "$${SPORTELLO_RING3:-}" = yes ]; then
		$(MAKE) --no-print-directory ring3
	else
		echo "== ring 3: SKIPPED, not passed: with it a run from nothing takes over an hour on two cores; 'make ring3' runs it, SPORTELLO_RING3=yes makes it part of this"
	fi

proof-programs: prerequisites
	cargo build --locked -p sportello-proof
	install -D -t target/programs-proof target/debug/sportello-proof
	images/enter $(PROOF) region

ring3: proof-programs
	@echo "== ring 3, shortened: the image boots, nothing of a session stays, a bad image is given up"
	images/build --quick --profile dev --only-if-changed --trust target/image/proof-region/root.json
	images/enter $(PROOF) short

image: prerequisites
	images/build

# A region with its programs, in a network of its own, and the image for it.
fresh-image: proof-programs
	cargo build --locked -p sportello-centre -p sportello -p sportello-agent
	install -D -t $(dir $(PROOF)) target/debug/sportello-centre target/debug/sportello target/debug/sportello-agent
	images/enter --private-network $(PROOF) fresh-region
	images/build --quick --profile dev --only-if-changed --number 3 --trust target/image/proof-fresh/root.json

soak: fresh-image
	@echo "== ring 3, for hours: the power goes 200 times"
	images/enter --private-network $(PROOF) --image target/image/3 cuts 200

test-appliance: proof-programs
	for number in 1 2; do
		images/build --quick --profile dev --only-if-changed --number $$number --trust target/image/proof-region/root.json
	done
	for proof in welcome nothing-stays power-cut refuses-to-serve update "always-back flipped-block panic no-agent no-shell full-state" "cuts 20 --during sessions --boot-every 10"; do
		echo "== ring 3: $$proof"
		images/enter $(PROOF) $$proof
	done
	$(MAKE) --no-print-directory fresh-image
	for proof in fresh fresh-by-hand; do
		echo "== ring 3: $$proof"
		images/enter --private-network $(PROOF) --image target/image/3 $$proof
	done
	# The same image with a capsule that can be told to leave out a step of the wipe.
	cargo build --locked --bins -p sportello-kiosk -p sportello-capsule -p sportello-agent -p sportello-setup -p sportello-setupd \
		-p sportello-update -p sportello-broker -p sportello --features sportello-capsule/rehearsal
	images/build --quick --programs target/debug --only-if-changed --number 4 --trust target/image/proof-region/root.json
	images/enter $(PROOF) --image target/image/4 turns-red overwrite own-shm kill

deny: prerequisites
	@echo "== licences, bans and sources of dependencies"
	if stage/tools deny; then
		cargo deny --locked --workspace --all-features check --hide-inclusion-graph licenses bans sources
		if cargo deny fetch db >/dev/null 2>&1; then
			cargo deny --locked --workspace --all-features check --disable-fetch advisories
		else
			echo "== advisories: SKIPPED, not passed: the advisory database cannot be reached from here"
		fi
	else
		echo "== licences, bans and sources: SKIPPED, not passed: cargo-deny cannot be had here (reason above)"
	fi

reuse:
	@echo "== every file names its licence (REUSE)"
	if stage/tools reuse; then
		"$(TOOLS)/reuse/bin/reuse" lint --quiet || { "$(TOOLS)/reuse/bin/reuse" lint --lines; exit 1; }
	else
		echo "== REUSE: SKIPPED, not passed: the tool cannot be had here (reason above)"
	fi

demo: prerequisites
	stage/demo

bench: prerequisites
	missed=0
	stage/bench || missed=$$?
	stage/bench-region || missed=$$?
	exit $$missed

clean:
	cargo clean
	stage/remove-roots
