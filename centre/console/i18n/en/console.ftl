# SPDX-FileCopyrightText: 2026 Sportello contributors
# SPDX-License-Identifier: EUPL-1.2

# The frame
frame-skip = Skip to the content
frame-menu = Main menu
frame-account = Your account
frame-logout = Log out
frame-way = Where you are
frame-promise = Sessions are counted here, never people.
menu-sites = Sites
menu-accounts = Accounts
menu-audit = Audit log

# Lists and forms
list-pages = Pages of the list
list-total =
    { $total ->
        [one] { $total } row
       *[other] { $total } rows
    }
list-page = page { $number } of { $pages }
list-previous = Previous page
list-next = Next page
list-export = Download the list:
list-filter = Filter
list-all = All
list-empty = There is nothing to show.
list-actions = Actions
form-wrong = Something needs correcting: look at the fields marked below.
form-empty = Write something in this field.
form-number = Write a whole number from { $least } to { $most }.
form-cancel = Cancel
form-save = Save
form-yes = yes
form-no = no

# What is not shown
refusal-back = Back to the start
refusal-404 = This page is not there
refusal-404-what = The address leads to no page that you can see.
refusal-404-do = It may be mistyped, or what you look for was removed.
refusal-403 = You cannot do this
refusal-403-what = Your account does not have the role that this needs.
refusal-403-do = If you need it, ask whoever administers accounts.
refusal-401 = You need to log in again
refusal-401-what = Your time at the console is over: nothing was changed.
refusal-401-do = Go back to the start, log in and repeat.
refusal-stale = The form is no longer valid
refusal-stale-what = Too much time went by, or you logged in again meanwhile: nothing was changed.
refusal-stale-do = Go back, reload the page and repeat.
refusal-400 = We did not understand the request
refusal-400-what = What arrived does not fit the form: nothing was changed.
refusal-400-do = Go back, reload the page and repeat.
refusal-413 = The form is too long
refusal-413-what = What you sent is larger than we accept: nothing was changed.
refusal-413-do = Go back and shorten the texts.
refusal-429 = Wait a moment
refusal-429-what =
    { $minutes ->
        [one] There were too many wrong tries. You can try again in a minute.
       *[other] There were too many wrong tries. You can try again in { $minutes } minutes.
    }
refusal-429-do = If you forgot your password, whoever administers accounts can give you a new one.
refusal-409 = Somebody else was first
refusal-409-what = What you wanted to change changed in the meantime.
refusal-409-do = Reload the page and look at how it is now.
refusal-500 = Something is wrong on our side
refusal-500-what = The page cannot be shown. Terminals go on working.
refusal-500-do = Try again in a minute; if it happens again, tell whoever runs the centre.

# Logging in
login-title = Log in
login-name = Account name
login-password = Password
login-enter = Log in
login-lost = Forgot your password? Whoever administers accounts can give you a new one.
login-wrong = The name or the password is not right. Check and try again.
login-left = You are logged out. See you soon.
login-left-all = You are logged out on all devices.
second-title = Confirm that it is you
second-digits = Six-digit code
second-hint = Open the app on your telephone and copy the six digits that it shows now.
second-lost = Lost your telephone? Whoever administers accounts can take the confirmation off, so that you set up a new one.
second-wrong = The digits are not right or were used already. Wait for the next ones and try again.
set-up-title = Set up confirmation by telephone
set-up-must = Whoever administers logs in with a password and a telephone. You set it up once.
set-up-may = From now on you will log in with a password and a telephone.
set-up-app = Open an app that makes codes on your telephone (FreeOTP, Aegis or the one you use already).
set-up-scan = Add an account and scan this picture.
set-up-picture = QR code with the key written below
set-up-type = Cannot scan it? Type this key into the app:
set-up-digits = The six digits that the app shows now
set-up-done = Confirm

# One's own account
account-title = Your account
account-language = Language
factor-title = Confirmation by telephone
factor-is-on = on
factor-is-off = off
factor-turn-on = Turn confirmation on
factor-take-off = Take confirmation off
factor-off-hint = Type your password to take it off. You will have to log in again.
factor-change = Change telephone
factor-change-hint = Type your password to move to another telephone. You then log in again and set it up.
factor-on = Confirmation by telephone is on.
factor-off = Confirmation by telephone is off. Log in again.
factor-again = Log in again: you will set up confirmation by the other telephone.
password-title = Password
password-current = Current password
password-new = New password
password-again = The new password again
password-hint = At least 12 characters; a sentence is fine. It must not contain the account name.
password-ends = With the new password you are logged out on all other devices.
password-change = Change the password
password-changed = The password was changed. You are logged out on all other devices.
password-not-yours = The current password is not right.
password-differs = The two new passwords differ.
password-short = The password is short: at least 12 characters are needed.
password-long = The password is too long.
password-has-name = The password contains the account name.
password-monotonous = The password repeats the same characters.
password-unhashable = The password cannot be used. Choose another.
sessions-title = Devices
sessions-hint = If you left the page open somewhere, you can log out on all devices at once.
sessions-end = Log out on all devices

# Accounts
accounts-title = Accounts
accounts-new = New account
accounts-person = First and last name
accounts-email = E-mail
accounts-role = Role
accounts-roles = Roles
accounts-no-roles = No role: this person sees nothing.
accounts-where = Where
accounts-first-role = First role
accounts-state = State
accounts-is-enabled = enabled
accounts-is-disabled = disabled
accounts-name-hint = 3 to 64 characters: letters, digits, dot, dash.
accounts-name-wrong = Use 3 to 64 letters or digits, also with dot or dash.
accounts-name-taken = Another account has this name already.
accounts-role-wrong = Choose a role and where it holds.
accounts-password-hint = We make up the first password and show it once.
accounts-add = Create the account
accounts-give = Give the role
accounts-take = Take away
accounts-saved = The roles were changed and hold at once.
accounts-last-admin = It is the last account that administers the region: give the role to another first.
accounts-access = Access
accounts-access-hint = Each of these logs the person out on all devices.
accounts-reset = New password
accounts-factor-reset = Take confirmation by telephone off
accounts-factor-gone = Confirmation by telephone was taken off.
accounts-disable = Disable the account
accounts-enable = Enable the account
accounts-disabled = The account is disabled.
accounts-enabled = The account is enabled.
role-viewer = Viewer
role-staff = Staff
role-admin = Admin
role-viewer-long = Viewer: sees figures and terminals
role-staff-long = Staff: sees the room and runs it
role-admin-long = Admin: everything
role-region = the whole region
role-at = { $role }: { $place }
once-title = Password to hand over
once-hint = This is the password of { $name }. We show it only now: hand it over by voice or on paper.
once-change = After the first log-in it is changed on the page “Your account”.
once-noted = I noted it

# Audit log
audit-title = Audit log
audit-hint = Who did what at this console, latest first. The log cannot be changed.
audit-when = When
audit-who = Who
audit-what = What
audit-object = Object
audit-site = Site
audit-of-person = Only what { $who } did.
audit-of-all = Show everybody
audit-nobody = nobody
audit-login-done = logged in
audit-login-left = logged out
audit-login-refused = wrong password
audit-login-second-refused = wrong code
audit-account-add = created an account
audit-account-password = changed their password
audit-account-password-reset = gave a new password
audit-account-second-factor-on = turned confirmation by telephone on
audit-account-second-factor-off = took their confirmation by telephone off
audit-account-second-factor-reset = took another’s confirmation by telephone off
audit-account-sessions-ended = logged out on all devices
audit-account-role-given = gave a role
audit-account-role-taken = took a role away
audit-account-disable = disabled an account
audit-account-enable = enabled an account
audit-site-add = added a site
audit-site-change = changed a site
audit-site-hours = changed a site’s hours
audit-code-make = made a code
audit-code-replace = made a code to replace a terminal
audit-code-withdraw = withdrew a code
audit-terminal-plan = planned a terminal
audit-operator-add = an operator of the command line was let in
audit-operator-remove = an operator of the command line was shut out
audit-trust-upload = uploaded a signed file
audit-trust-publish = published tasks, policy or images
audit-rollout-begin = began an update
audit-rollout-advance = an update went on
audit-rollout-finish = an update reached everyone
audit-rollout-stop = an update was stopped
audit-rollout-pause = paused an update
audit-rollout-resume = resumed an update

# Sites
sites-title = Sites
sites-new = New site
sites-edit = Edit the site
sites-search = Search by name, code or municipality
sites-name = Name
sites-code = Code
sites-code-hint = The code that the region gives to the site; one for each.
sites-code-taken = Another site has this code already.
sites-municipality = Municipality
sites-district = District
sites-address = Address
sites-phone = Telephone
sites-phone-hint = Citizens see it when nobody can come.
sites-zone = Time zone
sites-zone-wrong = Write a time zone such as Europe/Rome.
sites-itinerant = Itinerant
sites-itinerant-long = The site is itinerant (it moves between places)
sites-terminals = Terminals
sites-added = The site was added.
sites-saved = The site was saved.
site-room = Go to the room
site-facts = About the site

# Hours
hours-title = Hours and duration
hours-who = Who decides the hours
hours-by-policy = The region’s hours hold.
hours-own = The hours written below hold.
hours-not-chosen = You wrote hours: choose also “The hours written below hold.”
hours-week = Week
hours-week-hint = Up to three intervals a day. A day without hours is closed.
hours-closed = closed
hours-from = opening { $number }
hours-to = closing { $number }
hours-exceptions = Days that differ
hours-exceptions-hint = Write the date and the hours of that day. A date without hours is a day of closing.
hours-exception = Day that differs { $number }
hours-date = date
hours-date-missing = The date is missing.
hours-date-wrong = There is no such date.
hours-date-twice = This date is there already.
hours-date-many = There are too many dates: remove past ones.
hours-differ =
    { $count ->
        [one] And { $count } day that differs.
       *[other] And { $count } days that differ.
    }
hours-span-wrong = Each interval has an opening and, later, a closing.
hours-span-overlap = Two intervals overlap.
hours-sessions = Sessions
hours-session = Duration of a session, minutes
hours-session-hint = 10 to 240. Empty: as the region says.
hours-session-is = A session lasts { $minutes } minutes.
hours-session-policy = A session lasts as the region says.
hours-closing = End of sessions before closing, minutes
hours-closing-hint = 0 to 60. Empty: as the region says.
hours-saved = Hours and duration were saved. Terminals get them as soon as they are online.
day-monday = Monday
day-tuesday = Tuesday
day-wednesday = Wednesday
day-thursday = Thursday
day-friday = Friday
day-saturday = Saturday
day-sunday = Sunday

# Enrolment codes
codes-title = Codes for terminals
codes-hint = With a code a new terminal becomes part of this site. It works once.
codes-label = Label of the terminal
codes-label-hint = What stands on it: 1, 2, Entrance.
codes-replaces = Terminal
codes-replaces-hint = Choose an existing one if the PC was replaced or reinstalled: its history goes on.
codes-new-terminal = a new terminal
codes-for = For
codes-for-old = a terminal that is there already
codes-life = Valid for
codes-hours =
    { $hours ->
        [one] { $hours } hour
       *[other] { $hours } hours
    }
codes-make = Make the code
codes-open = Codes not used yet
codes-none = None.
codes-expires = Expires
codes-withdraw = Withdraw
codes-withdrawn = The code was withdrawn: it can no longer be used.
code-title = Code for a terminal
code-once = The code is shown only now. Print or copy it before you leave the page.
code-centre = Centre
code-picture = QR code with the centre and the code written above
code-how = At the terminal’s first start, type the code or scan the picture. Capitals, spaces and dashes do not matter.
code-print = Print
code-noted = I printed or copied it
