# SPDX-FileCopyrightText: 2026 Sportello contributors
# SPDX-License-Identifier: EUPL-1.2
views-nav-start = Today
views-nav-room = The room
views-nav-fleet = Terminals
views-nav-alarms = Alarms
views-nav-updates = Updates
views-nav-usage = Usage
views-nav-targets = Targets
views-nav-open-data = Open data

## The room
views-sign-free = Free
views-sign-notice = Reading the notice
views-sign-busy = In use
views-sign-help = Calls for help
views-sign-locked = Locked
views-sign-ending = Ending
views-sign-closed = Closed
views-sign-out = Out of service
views-sign-maintenance = Under maintenance
views-sign-silent = No news
views-sign-quarantined = Quarantined
views-sign-revoked = Key revoked
views-minutes-left = { $minutes ->
    [one] 1 minute left
   *[other] { $minutes } minutes left
 }
views-help-sent = Call not seen yet
views-help-seen = Call seen
views-help-coming = Somebody is on the way
views-help-nobody-can-come = Nobody can come
views-idle-question = Perhaps nobody is there any more
views-proving = A wipe failed: it is proving itself
views-printer-down = The printer is not ready
views-never-heard = Never heard of
views-quarantined-why = Two machines used the same key. An administrator must sort it out.
views-silent-minutes = { $count ->
    [one] For a minute
   *[other] For { $count } minutes
 }
views-silent-hours = For { $count } hours
views-silent-days = For { $count } days
views-ask-seen = Seen
views-ask-coming = Coming
views-ask-nobody = Nobody can come
views-ask-extend = +10 minutes
views-ask-lock = Lock
views-ask-unlock = Unlock
views-ask-maintenance-on = Start maintenance
views-ask-maintenance-off = Back in service
views-ask-clear-pin = Clear the wait for the PIN
views-pin-why = After wrong PINs the terminal makes all staff wait. This ends the wait.
views-message = Message
views-end = End
views-end-why = The person has 60 seconds to save, then the session ends and everything is erased.
views-end-now = End in 60 seconds
views-more = More
views-message-closing-soon = We close soon: save what you need
views-message-someone-waits = Someone is waiting: please finish soon
views-message-come-to-the-desk = Please come to the desk
views-message-wait-a-moment = Please wait a moment, we are coming
views-message-quiet-please = Please keep your voice down
views-message-short-stop = This terminal stops for a short while: save what you need
views-said-seen = The person knows that the call was seen.
views-said-coming = The person knows that somebody is on the way.
views-said-nobody = The person knows that nobody can come now.
views-said-extend = Ten more minutes: sent.
views-said-message = Message sent: it appears in the reader's language.
views-said-end = End asked for: the person has 60 seconds to save.
views-said-lock = Lock sent.
views-said-unlock = Unlock sent.
views-said-maintenance-on = The terminal goes into maintenance.
views-said-maintenance-off = The terminal comes back into service.
views-said-waiting-on = The terminals know that someone is waiting.
views-said-waiting-off = The terminals know that nobody is waiting any more.
views-said-clear-pin = The wait for the PIN is cleared.
views-all-extend = +10 minutes for all
views-all-closing = Tell all: closing soon
views-waiting-no = Someone is waiting: no
views-waiting-yes = Someone is waiting: yes
views-room-today = Today: { $sessions ->
    [one] 1 session
   *[other] { $sessions } sessions
 }
views-room-receipts = Wipe receipts: { $clean } of { $sessions }.
views-room-not-proven = { $count ->
    [one] For 1 the wipe is not proven on that machine.
   *[other] For { $count } the wipe is not proven on those machines.
 }
views-room-failed = { $count ->
    [one] For 1 the wipe failed.
   *[other] For { $count } the wipe failed.
 }
views-room-when = Sessions are counted once their hour is over.
views-room-help-title = Calls for help
views-room-calls = Calling for help:
views-room-lost = The connection was lost: it is being tried again.
views-room-send-failed = It was not sent. Reload the page and try again.
views-room-empty = There are no terminals here yet.
views-room-noscript = The page reloads itself every 15 seconds.
views-reload = Reload

## Areas, reasons, states
views-area-identity = Digital identity
views-area-health = Health
views-area-money-and-benefits = Money and benefits
views-area-school = School
views-area-work = Work
views-area-payments = Payments
views-area-email-and-messages = E-mail and messages
views-area-learn = Learning
views-area-municipality = My municipality
views-area-free-browsing = Free browsing
views-area-unknown = Not given
views-reason-wipe-failed = The wipe failed
views-reason-no-sandbox = The protection of sessions is missing
views-reason-no-browser = The browser does not open
views-reason-no-display = The screen does not answer
views-reason-no-tasks = The guided tasks are missing
views-reason-no-ledger = The ledger cannot be written
views-reason-disk-full = The disk is full
views-reason-staff = Stopped by staff
views-state-active = Active
views-state-quarantined = Quarantined
views-state-revoked = Key revoked
views-state-retired = Retired
views-state-silent = No news
views-state-out = Out of service
views-state-proving = Proving itself
views-state-maintenance = Under maintenance
views-state-serving = In service
views-state-new = Never connected
views-alarm-disk-nearly-full = Disk nearly full
views-alarm-disk-worn = Disk worn out
views-alarm-memory-short = Memory short
views-alarm-hot = Too hot
views-alarm-battery-low = Battery low
views-alarm-clock-wrong = Clock wrong
views-alarm-printer-not-ready = Printer not ready
views-alarm-kiosk-not-alive = The screen's program does not answer
views-alarm-compositor-not-alive = The window system does not answer
views-alarm-wipe-failed = Wipe failed
views-alarm-portals-unreachable = Portals out of reach
views-alarm-network-poor = Network poor
views-alarm-ledger-damaged = Ledger damaged
views-alarm-ledger-at-cap = Ledger full
views-alarm-update-failed = Update failed
views-advice-disk-nearly-full = Restart the terminal; if it comes back, tell support.
views-advice-disk-worn = The disk must be replaced soon: tell support.
views-advice-memory-short = Restart the terminal when it is free.
views-advice-hot = See that the air vents are free and clean.
views-advice-battery-low = See that the power supply is plugged in.
views-advice-clock-wrong = Check the network; if it is not right in a day, tell support.
views-advice-printer-not-ready = Check the printer's paper, ink and cable.
views-advice-kiosk-not-alive = It restarts itself; if it does not come back, switch it off and on.
views-advice-compositor-not-alive = Switch the terminal off and on.
views-advice-wipe-failed = Let nobody use it: switch it off and on, then wait until it has proven itself.
views-advice-portals-unreachable = The line works, the portals do not: tell those who wait.
views-advice-network-poor = Check the cable or move the terminal closer to the Wi-Fi point.
views-advice-ledger-damaged = Nothing to do now; tell support.
views-advice-ledger-at-cap = Connect the terminal to the network, so that it sends its counts.
views-advice-update-failed = Leave the terminal on tonight; if it comes back, tell support.

## Lists
views-export = Download:
views-nothing = Nothing to show
views-few = under 5
views-hidden = hidden
views-hidden-why = Numbers from 1 to 4 are not shown, because they could point at somebody. “Hidden” is a larger number from which a small one could be worked out.
views-withheld = Too few people to show a table without pointing at somebody.
views-show = Show
views-any = All
views-sort = Sort by
views-sort-site = Site
views-sort-label = Name
views-sort-last-seen = Last news
views-sort-enrolled = Enrolment
views-filter-text = Search
views-filter-ill = With alarms only
views-filter-silent = Without news only
views-in-fleet = Not retired
views-fleet-caption = The terminals
views-fleet-of-site = { $site } only.
views-fleet-all-sites = Show all sites
views-alarms-of-site = { $site } only.
views-alarms-none = No alarm. All is quiet.
views-alarms-caption = Standing alarms
views-col-terminal = Terminal
views-col-site = Site
views-col-site-number = Site number
views-col-municipality = Municipality
views-col-district = District
views-col-state = State
views-col-alarms = Alarms
views-col-alarm = Alarm
views-col-advice = What to do
views-col-since = Since
views-col-last-seen = Last news
views-col-agent = Agent version
views-col-image = Image version
views-col-tasks = Tasks version
views-col-browser = Browser version
views-col-enrolled = Enrolled
views-col-id = Identifier
views-col-what = What
views-col-value = Value
views-col-when = When
views-col-hour = Hour
views-col-gauge = Gauge
views-col-low = Lowest
views-col-mean = Mean
views-col-high = Highest
views-col-samples = Samples
views-col-account = Who
views-col-action = Action
views-col-object = On what
views-col-sessions = Sessions
views-col-opened = Opened
views-col-finished = Finished
views-col-help = With a call for help
views-col-clean = Clean
views-col-not-proven = Not proven
views-col-failed = Failed
views-col-task = Task
views-col-area = Area
views-col-stops = Where people stop
views-col-step = Step
views-col-reached = Reached it
views-col-left = Stopped here
views-col-count = Count
views-col-percent = Percent
views-col-target = Target
views-col-source = Source
views-col-due = Due
views-col-goal = To be reached
views-col-figure = Official figure
views-col-figure-day = Date of the figure

## Terminal
views-terminal-title = Terminal { $label }
views-facts = Facts
views-fact-threads = Processors
views-fact-memory = Memory, MiB
views-fact-disk = Disk, GiB
views-fact-skew = Clock ahead, seconds
views-fact-key = Key fingerprint
views-lost-sessions = Sessions lost
views-lost-health = Measurements lost
views-lost-merged = Hours of measurements merged
views-lost-others = Other rows lost
views-lost-damaged = Numbers damaged
views-commands = Commands waiting
views-command-valid = valid for { $minutes } more minutes
views-command-extend = More time
views-command-message = Message
views-command-end = End of the session
views-command-lock = Lock
views-command-unlock = Unlock
views-command-help-seen = Call seen
views-command-help-coming = Somebody is coming
views-command-help-nobody = Nobody can come
views-command-someone-waiting = Someone is waiting
views-command-maintenance = Maintenance
views-command-clear-pin-delay = Wait for the PIN
views-command-unknown = A command newer than this centre
views-health = Health of the machine
views-health-none = There are no measurements in this period.
views-as-table = As a table
views-range-day = 24 hours
views-range-week = 7 days
views-range-month = 30 days
views-range-year = A year
views-gauge-sentence = { $mean } on average, from { $low } to { $high }.
views-gauge-state-free-mib = Free space, MiB
views-gauge-memory-free-mib = Free memory, MiB
views-gauge-load-hundredths = Load, hundredths
views-gauge-temperature-celsius = Temperature, °C
views-gauge-uptime-minutes = Up for, minutes
views-gauge-network-up = Network up
views-gauge-printer-ready = Printer ready (1 yes, 0 no)
views-gauge-wipe-millis = Time to wipe, ms
views-gauge-cpu-percent = Processor in use, %
views-gauge-root-free-mib = Free system space, MiB
views-gauge-disk-wear-percent = Disk worn, %
views-gauge-battery-percent = Battery, %
views-gauge-network-quality-percent = Network quality, %
views-gauge-clock-ahead-seconds = Clock ahead, seconds
views-gauge-kiosk-alive = Screen alive
views-gauge-compositor-alive = Window system alive
views-gauge-browser-alive = Browser alive
views-gauge-portals-reachable-percent = Portals within reach, %
views-gauge-disk-full-in-days = Disk full in, days
views-admin = For administrators
views-label = Name on the terminal
views-rename = Rename
views-label-bad = A name has 1 to 40 characters.
views-terminal-renamed = The name was changed.
views-release = Release from quarantine
views-release-why = Do so only when you know which machine is the real one and the other is off.
views-terminal-released = The terminal is out of quarantine.
views-replace = Make a code that gives this terminal a new key
views-danger = Revoke or retire
views-revoke = Revoke the key
views-revoke-why = The terminal no longer speaks with the centre until it gets a new code. Citizens can go on using it.
views-terminal-revoked = The key is revoked.
views-retire = Retire the terminal
views-retire-why = It leaves the list for good; its counts stay in the totals.
views-terminal-retired = The terminal was retired.

## Usage
views-usage-region = Usage of the region
views-usage-site = Usage: { $site }
views-by-district = By district
views-by-site = By site
views-period = Period: { $from } – { $to }
views-period-bad = That period makes no sense: here is this month.
views-period-this-month = This month
views-period-last-month = Last month
views-period-this-year = This year
views-period-last-year = Last year
views-from = From
views-to = To
views-headline-sessions = { $sessions ->
    [one] 1 session
   *[other] { $sessions } sessions
 }; { $opened ->
    [one] 1 task opened
   *[other] { $opened } tasks opened
 }, { $finished } finished.
views-receipts-sentence = { $sessions ->
    [one] 1 session
   *[other] { $sessions } sessions
 }, { $clean } clean.
views-compared-nothing = There were no sessions in the period before.
views-compared-same = As many as in the period before ({ $before }).
views-compared-more = { $percent } % more than in the period before ({ $before }).
views-compared-less = { $percent } % fewer than in the period before ({ $before }).
views-lost = { $count ->
    [one] The counts of one more session were lost
   *[other] The counts of { $count } more sessions were lost
 }: ledgers damaged or full.
views-no-sessions = There are no sessions in this period.
views-no-ratings = Nobody gave a rating.
views-days-sentence = Most: { $when }, { $sessions ->
    [one] 1 session
   *[other] { $sessions } sessions
 }.
views-tasks-sentence = { $opened } tasks opened; { $percent } % reached the end.
views-steps-sentence = In “{ $task }” people stop most at step { $step }: { $left } of { $reached }.
views-steps-sentence-named = In “{ $task }” people stop most at step { $step }: “{ $name }”, { $left } of { $reached }.
views-steps-nobody = No step at which people stop, or too few to say.
views-ends-sentence = Most often: { $what } ({ $percent } %).
views-durations-sentence = Most often: { $what } ({ $percent } %).
views-hours-sentence = The busiest hour is from { $from } to { $to }.
views-ratings-sentence = { $given } ratings, { $mean } of 5 on average.
views-sheets-sentence = Counted apart, for { $sessions } of { $all } sessions: they cannot be joined with tasks.
views-kind-days = Sessions over time
views-kind-tasks = Tasks
views-kind-steps = Where people stop
views-kind-receipts = Wipe receipts
views-kind-ends = How sessions end
views-kind-ratings = Satisfaction
views-kind-durations = Duration
views-kind-hours = Hours of the day
views-kind-languages = Languages
views-kind-modes = Accessibility
views-kind-helper = Alone or with help
views-kind-col-verdict = Verdict
views-kind-col-end = Reason
views-kind-col-duration = Duration
views-kind-col-rating = Rating
views-kind-col-hour = Hour
views-kind-col-language = Language
views-kind-col-mode = Mode
views-kind-col-helper = With whom
views-verdict-clean = Clean
views-verdict-failed = Failed
views-verdict-not-proven = Not proven on that machine
views-end-citizen = The person ended it
views-end-time-over = Time was over
views-end-idle = Nobody was there any more
views-end-just-arrived = Another person had arrived
views-end-locked-too-long = Locked too long
views-end-staff = Staff ended it
views-end-maintenance = Maintenance
views-end-closing = The site closed
views-end-capsule-failed = The browser failed
views-end-interrupted = Interrupted
views-duration-under5 = Under 5 minutes
views-duration-from5-to15 = 5 to 15 minutes
views-duration-from15-to30 = 15 to 30 minutes
views-duration-from30-to60 = 30 to 60 minutes
views-duration-from60-to90 = 60 to 90 minutes
views-duration-over90 = Over 90 minutes
views-rating-1 = 1, not at all
views-rating-2 = 2, a little
views-rating-3 = 3, so so
views-rating-4 = 4, fairly
views-rating-5 = 5, very
views-mode-large-text = Large text
views-mode-huge-text = Huge text
views-mode-high-contrast = High contrast
views-mode-dark-theme = Dark theme
views-mode-reduced-motion = Reduced motion
views-mode-speech = Speech
views-mode-switch-scanning = Switch scanning
views-mode-on-screen-keyboard = On-screen keyboard
views-mode-large-pointer = Large pointer
views-mode-keyboard-only = Keyboard only
views-helper-with = With someone who helps
views-helper-alone = Alone
views-helper-not-said = Not said
views-language-it = Italian
views-language-it-facile = Easy Italian
views-language-en = English
views-language-ro = Romanian
views-language-sq = Albanian
views-language-ar = Arabic
views-language-zh-hans = Chinese
views-language-uk = Ukrainian
views-language-bn = Bengali
views-language-pa = Punjabi
views-language-ur = Urdu
views-language-es = Spanish
views-language-fr = French
views-language-de = German
views-language-sl = Slovene
views-language-tl = Tagalog
views-language-ru = Russian
views-language-pt = Portuguese

## Targets
views-targets-why = Only official figures that somebody entered count here. Sessions at terminals never count as services of measure 1.7.2.
views-targets-none = There are no targets yet.
views-target-reached = Reached
views-target-unknown = No figure yet
views-target-open = Under way
views-target-missed = Overdue
views-target-due = Due { $date }: { $days ->
    [0] today
    [one] 1 day left
   *[other] { $days } days left
 }.
views-target-was-due = Was due { $date }.
views-target-figure = { $figure } of { $goal }: { $percent } % ({ $date }).
views-target-no-figure = To be reached: { $goal }.
views-target-source = Source: { $source }
views-target-figures = All figures entered
views-target-new = New target
views-target-name = What is to be reached
views-target-source-field = Source of the official figure
views-target-add = Add
views-target-bad = A name, a source, a date and a number above zero are needed.
views-target-added = The target was added.
views-target-remove = Remove the target
views-target-remove-why = Its figures are lost too.
views-target-removed = The target was removed.
views-figure-enter = Enter a figure
views-figure-bad = A number and a date are needed.
views-figure-future = The figure's date is in the future.
views-figure-entered = The figure was entered.

## Start
views-start-title = The region today
views-start-sessions = sessions today
views-start-terminals = terminals
views-start-ill = with alarms
views-start-silent = without news
views-start-ill-list = Terminals with alarms
views-start-silent-list = Terminals without news
views-start-sites = Your sites
views-today = Today
views-percent = { $percent } %

## Open data
views-open-what = How many guided tasks were opened, by site, month and area. Months that are over only.
views-open-small = Numbers under 5 are not in the file, and neither are totals: nothing can be worked out by subtraction.
views-open-who = Download the file and publish it where the region publishes its data: the centre shows it to administrators only.
views-open-files = Data of { $year }
views-open-catalogue = Description for the catalogue (DCAT-AP_IT)

## Updates
views-updates-intro = A new image reaches one terminal first, then its site, then a tenth of the region, then all. When terminals go back, it stops by itself.
views-updates-none = No update so far.
views-updates-image = Image { $image }
views-updates-begun = Begun on
views-updates-sentence = It has reached: { $stage }. { $blessed } of { $terminals } terminals run it, proven.
views-updates-caption = Image { $image } stage by stage
views-updates-back = Went back to the image before
views-updates-back-why = They tried the new image, it did not prove itself, and they returned to the one before by themselves. They work.
views-col-stage = Stage
views-col-stage-reached = Reached
views-col-terminals = Terminals
views-col-blessed = Run it
views-col-under-way = Under way
views-col-rolled-back = Went back
views-col-refused = Refused
views-col-silent = No news
views-col-bundle = Bundle
views-yes = yes
views-not-yet = not yet
views-stage-one = one terminal
views-stage-site = its site
views-stage-tenth = a tenth of the region
views-stage-all = all
views-rollout-running = Under way
views-rollout-paused = Paused
views-rollout-stopped = Stopped
views-rollout-done = Done
views-rollout-unknown = Unknown state
views-stop-operator = Stopped by a person
views-stop-rolled-back = Stopped by itself: terminals went back
views-stop-withdrawn = Stopped by itself: the image was withdrawn
views-stop-unknown = Stopped
views-fact-image = Image in use
views-fact-wanted = Image asked for
views-fact-update = Update
views-fact-stale = Without a recent word of the region
views-phase-idle = nothing to do
views-phase-fetching = fetching
views-phase-staged = fetched, waiting for the right moment
views-phase-applied = ready, tried at the next start
views-phase-trying = being tried
views-phase-blessed = proven
views-phase-rolled-back = went back from
views-phase-refused = refused
views-phase-unknown = unknown state
views-refusal-signature = not a valid signature
views-refusal-older-version = an older version
views-refusal-mixed-metadata = parts that do not belong together
views-refusal-expired = expired
views-refusal-wrong-bytes = another file than was signed
views-refusal-too-large = too large
views-refusal-not-in-repository = not published
views-refusal-withdrawn = withdrawn by the region
views-refusal-needs-newer-image = needs a newer image
views-refusal-bad-content = content that is not valid
views-refusal-no-space = not enough room
views-refusal-no-slot = no free slot to write to
views-refusal-write-failed = could not be written
views-refusal-failed-before = failed on this terminal before
views-refusal-unknown = unknown reason
