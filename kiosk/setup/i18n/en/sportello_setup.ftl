# SPDX-FileCopyrightText: 2026 Sportello contributors
# SPDX-License-Identifier: EUPL-1.2

# The words of the first boot, in English. Short sentences, the same word for the same thing,
# buttons are verbs.

## The language

language-name = English
direction = ltr

## Words used everywhere

product = Set up this terminal
go-on = Next
go-back = Back
power-off = Power off
next-page = Next page
previous-page = Previous page
page-of = Page { $page } of { $pages }
bar-text = Letters { $percent }%
bar-text-spoken = Change the size of letters. Now { $percent } percent.
bar-contrast = Contrast
bar-contrast-on = on
bar-contrast-off = off
bar-voice = Voice
bar-voice-on = on
bar-voice-off = off
wait = One moment
wait-text = Getting the page ready.

## The language

language-title = Choose the language
language-text = You can change it later.

## To install or to try

start-title = What do you want to do?
start-text = The stick holds Sportello. You can install it on this machine, or use it without installing.
start-install = Install on this machine
start-live = Use from the stick
start-not-uefi = Here it can only be used from the stick: the machine started the old way (BIOS). To install, choose UEFI in the start settings and start again.
start-machine = Memory: { $memory } MB. Processors: { $threads }.

## The disk

disks-title = Choose the disk
disks-text = The disk that you choose is erased. You are asked before.
disks-none = I see no disk. Check that it is connected, then look again.
disks-again = Look again
disk-line = { $name }, { $size } GB
disk-removable = can be unplugged
disk-nothing = empty
disk-data = holds data
disk-data-labels = holds: { $labels }
disk-sportello = holds Sportello already
disk-unfinished = holds an installation that was not finished

## To confirm

confirm-title = Erase this disk?
confirm-erases = Everything on the disk will be lost.
confirm-keeps = Enrolment, book and networks stay. All else is written anew.
confirm-name = Type the name of the disk: { $name }
confirm-hint = So that it is the right disk. Capitals and spaces do not matter.
confirm-keep = Keep the enrolment
confirm-keep-on = yes
confirm-keep-off = no
confirm-go = Erase and install

## The installation

progress-title = Installing
progress-text = Do not power off and do not remove the stick. It takes some minutes.
progress-percent = { $percent } percent
step-parting = Preparing the disk
step-copying = Copying the system
step-checking = Checking what was written
step-finishing = Making the disk start
installed-title = Done. Remove the stick
installed-text = Remove the stick, then restart. You go on with network and code.
installed-restart = Restart
installed-then-restart = Restarting by itself in { $seconds } seconds.
installed-then-off = Powering off by itself in { $seconds } seconds.

## The network

network-title = Connect the terminal
network-cable-connected = The cable works
network-cable-plugged = The cable is plugged in, but the network does not answer yet
network-online = The internet answers
network-online-text = You can go on.
network-local = There is a network, but no internet
network-local-text = Check the network, or name a proxy.
network-portal = The network wants a page to be accepted
network-portal-text = It is a network with a welcome page. Ask who runs it to let this terminal through, or choose another network.
network-offline = No network
network-offline-text = Plug in the cable, or choose a wireless network.
network-unknown = I do not know yet whether the internet answers
network-unknown-text = You can go on and try.
network-wifi = Wireless networks
network-no-wifi = This machine has no wireless adapter, or it is switched off.
network-none-found = I find no wireless networks here.
network-scan = Search again
network-hidden = Hidden network
network-proxy = Proxy
network-without = Go on without a network
network-line = { $name }, signal { $strength }%
network-in-use = in use
network-open = without a key
network-key = with a key
network-unsupported = not suitable: it wants a personal account

key-title = Join the network { $name }
key-hidden-title = Join a hidden network
key-name = Name of the network
key-label = Key of the network
key-hint = 8 to 63 letters, numbers or signs. Leave it empty if there is no key.
key-show = Show the key
key-shown = visible
key-hidden = not visible
key-go = Join
key-joining = Joining the network
key-joining-text = This may take almost a minute.

proxy-title = Proxy
proxy-text = Only needed where the network asks for it. Who runs the network knows.
proxy-host = Name of the proxy
proxy-port = Port (a number)
proxy-go = Use this proxy
proxy-none = No proxy

## The code

code-title = Type the terminal's code
code-text = The code is made at the regional centre, on the page of your site. It serves once.
code-label = Code
code-hint = Capitals, spaces and dashes do not matter.
code-written = Characters typed: { $count }. A code has 18 or 44.
code-good = The code is well typed.
code-maybe-wrong = Characters typed: { $count }. If the code ends here, a letter is wrong: compare it.
code-wrong = A letter is wrong: compare the code one group at a time.
code-too-long = The code is too long: erase what you typed too much.
code-letter = “{ $letter }” is not used in codes: compare it.
code-go = Enrol
code-brought = Use the code of the stick
code-later = Later
code-clear = Erase all
code-enrolling = Enrolling the terminal
code-enrolling-text = Asking the regional centre. This may take a minute.

enrolled-title = The terminal is enrolled
enrolled-text = Compare the fingerprint with the one that the centre shows. If it differs, call whoever looks after the terminals.
enrolled-terminal = Number of the terminal
enrolled-fingerprint = Fingerprint
enrolled-centre = Regional centre
enrolled-go = Open the terminal

## The keyboard on the screen

keyboard-show = Show the keyboard
keyboard-hide = Hide the keyboard
keyboard-space = space
keyboard-erase = Erase one letter
keyboard-capitals = ABC
keyboard-capitals-spoken = Capitals
keyboard-small = abc
keyboard-small-spoken = Small letters
keyboard-signs = .-@
keyboard-signs-spoken = Signs

## What is wrong, and what to do

why-request = The request is not clear
why-request-do = Go back and try again. If it happens again, restart.
why-busy = An installation is under way
why-busy-do = Wait until it is finished.
why-not-here = Nothing can be installed here
why-not-here-do = Restart from the stick and choose to install.
why-machine = The machine could not do it
why-machine-do = Try again. If it happens again, restart and call whoever looks after the terminals.
why-lost = The part that works on the system does not answer
why-lost-do = Wait a moment and try again. If it happens again, restart.
why-disk-gone = The disk is gone
why-disk-gone-do = Check the cable of the disk and look again.
why-disk-running = This is the stick that you started from
why-disk-running-do = Choose another disk.
why-disk-read-only = The disk cannot be written
why-disk-read-only-do = Remove the write protection or choose another disk.
why-disk-in-use = The disk is in use
why-disk-in-use-do = Restart from the stick and try again.
why-disk-too-small = The disk is too small: { $has } GB
why-disk-too-small-do = At least { $need } GB are needed: choose a larger disk.
why-name-differs = That is not the name of the disk
why-name-differs-do = Type the name that stands above the field.
why-nothing-to-keep = There is nothing to keep on this disk
why-nothing-to-keep-do = Install without keeping the enrolment.
why-disk-fails = The disk does not work well
why-disk-fails-do = The installation was not finished, and the disk says so when it starts. Try another disk.
why-disk-lies = What is read is not what was written
why-disk-lies-do = The disk or the stick is damaged. Try again; if it happens again, replace them.
why-medium = The stick cannot be read well
why-medium-do = Write the stick again, or use another one.
why-not-uefi = The machine started the old way (BIOS)
why-not-uefi-do = Choose UEFI in the start settings, or use it from the stick.
why-no-network-service = The network service does not answer
why-no-network-service-do = Wait a moment and search again. If it happens again, restart.
why-no-wifi = I find no wireless adapter
why-no-wifi-do = Switch it on at the machine, or use the cable.
why-network-gone = The network is gone
why-network-gone-do = Move closer to the access point and search again.
why-network-unsupported = This network wants a personal account
why-network-unsupported-do = Choose a network with one key for all.
why-key-shape = A key has 8 to 63 characters
why-key-shape-do = Check the key and type it again.
why-key-wrong = The key is not right
why-key-wrong-do = Show the key, compare it and try again.
why-no-address = The network gives no address
why-no-address-do = Ask who runs the network, or choose another one.
why-no-answer = The network does not answer
why-no-answer-do = Try again, or choose another network.
why-proxy-shape = Name or port of the proxy cannot be right
why-proxy-shape-do = The name is like proxy.example.it, the port a number up to 65535.
why-no-code = There is no code here
why-no-code-do = Type the code on the keyboard.
why-code-shape = The code is not well typed
why-code-shape-do = Compare it one group at a time.
why-code-refused = The centre does not take this code
why-code-refused-do = It has expired, was used, or is of another region. Make a new code on the page of the site.
why-no-internet = The internet does not answer
why-no-internet-do = Go back to the network and check it. The code stays valid.
why-portal = The network wants a page to be accepted
why-portal-do = Choose another network, or ask who runs it. The code stays valid.
why-centre-silent = The regional centre does not answer
why-centre-silent-do = Check the network and the clock of the machine, then try again. The code stays valid.
why-no-centre = I do not know where the regional centre is
why-no-centre-do = Use the whole code, with the address of the centre, or call whoever made the stick.
why-file-wrong = The file on the stick cannot be understood
why-file-wrong-do = Mend line { $line } of sportello-install.toml and restart.
why-rule-none = No disk is as the file on the stick says
why-rule-none-do = Check the disk's rule in sportello-install.toml, or choose the disk yourself.
why-rule-many = More than one disk is as the file on the stick says
why-rule-many-do = Name the serial number in sportello-install.toml, or choose the disk yourself.
why-erase-differs = The file on the stick does not allow this disk to be erased
why-erase-differs-do = Write its model at erase, or choose the disk yourself.
why-already = This system is on the disk already
why-already-do = Remove the stick and restart.
