# SPDX-FileCopyrightText: 2026 Sportello contributors
# SPDX-License-Identifier: EUPL-1.2

# The words of the terminal in English. Rules: short sentences, the same word for the same thing,
# buttons are verbs, nobody is blamed, never "error".

## The language

language-name = English
direction = ltr
greeting = Welcome

## Words used everywhere

go-on = Go on
go-back = Back
close = Close
cancel = Cancel
confirm = Confirm
next-page = Next page
previous-page = Previous page
page-of = Page { $page } of { $pages }
minutes-about = about { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}
staff = Staff

## The bar at the bottom

bar-language = Language
bar-appearance = Look and voice
bar-read = Read aloud
bar-read-stop = Stop reading
bar-help = Call for help
bar-help-sent = Help called
bar-end = Finish
bar-hide = Hide the screen
bar-more = More
time-left-minutes = { $minutes ->
    [one] { $minutes } minute left
   *[other] { $minutes } minutes left
}
time-left-seconds = { $seconds ->
    [one] { $seconds } second left
   *[other] { $seconds } seconds left
}
time-left-paused = The clock is stopped
time-grace = { $minutes ->
    [one] Last minute to save
   *[other] { $minutes } minutes to save
}

## Notices about time

warning-minutes = { $minutes ->
    [one] You have one minute left.
   *[other] You have { $minutes } minutes left.
}
warning-save = If you want to keep something, save or print it now.
warning-hop = The clock is stopped while you use your identity or pay. Take your time.
grace-title = The time is over
grace-text = { $minutes ->
    [one] You have one more minute to save or print what you need.
   *[other] You have { $minutes } more minutes to save or print what you need.
}
extend = Ask for { $minutes } more minutes
grace-take = Give me { $minutes } minutes to save
phone = I am on the phone
extended = You have { $minutes } more minutes.
extend-refused-waiting = Someone else is waiting for their turn. We cannot give you more time.
extend-refused-closing = We are closing soon. We cannot give you more time.
extend-refused-used = You have had all the extra time. If you need more, ask the staff.
understood = I understand

## Welcome

welcome-start = Start
welcome-free = It is free.
welcome-documents = You need no documents.
welcome-erased = At the end we erase everything.
welcome-appearance = Look
welcome-voice-on = Turn the voice on
welcome-voice-off = Turn the voice off
welcome-closing = Today you can use this computer until { $time }.

## Language

language-title = Language
language-text = You can change the language at any time. You stay in the same place.

## Look and voice

appearance-title = Look and voice
appearance-colours = Colours
appearance-light = Light
appearance-dark = Dark
appearance-contrast = Strong contrast
appearance-text = Size of the letters
appearance-text-normal = Normal
appearance-text-large = Large
appearance-text-largest = Very large
appearance-motion = Movement
appearance-motion-some = A little
appearance-motion-none = None
appearance-voice = Voice that reads
appearance-voice-on = On
appearance-voice-off = Off

hands-title = Keys and pointer
hands-slow = A key counts only if you hold it down
hands-bounce = Two presses close together count as one
hands-sticky = Capitals: first Shift, then the letter
hands-repeat = A key that you hold down repeats
hands-dwell = The pointer presses where it rests
hands-single = Single key: the frame moves by itself
hands-no = No
hands-yes = Yes
hands-short = Short
hands-medium = Medium
hands-long = Long
hands-capital = The next letter is a capital
hands-third = The next key counts with AltGr

## Before you start

notice-title = Before you start
notice-time = How much time you have
notice-time-text = { $minutes ->
    [one] You have { $minutes } minute. We tell you before it ends.
   *[other] You have { $minutes } minutes. We tell you before they end.
}
notice-erased = What we erase
notice-erased-text = Everything: the pages you visit, what you type, your files. We erase it when you finish.
notice-counted = What we count
notice-counted-text = We only count that someone used this computer, for how long and for which service. We do not know who you are.
notice-who = Who is in front of the screen?
notice-alone = Only me
notice-helped = Someone is helping me
notice-optional = You do not have to answer.

## What do you need to do

home-title = What do you need to do?
home-search = Search
home-search-hint = Write what you need
home-choose = I do not know where to start
home-practise = Practise
home-return = Go back to: { $task }
need-identity = Digital identity
need-identity-text = Sign in to sites in your name
need-health = Health
need-health-text = Doctor, visits, results
need-money = Money and benefits
need-money-text = Discounts, pension, support
need-school = School
need-school-text = Enrolment, meals, register
need-work = Work
need-work-text = Job offers, CV
need-payments = Payments
need-payments-text = Notices, fines, taxes
need-messages = Email and messages
need-messages-text = Read and write
need-learn = Learn
need-learn-text = Courses, books, languages
need-commune = My town
need-commune-text = The services of this place
need-browse = Browse freely
need-browse-text = Open the sites you want

## Search and lists

results-title = Results for “{ $words }”
results-none = We found nothing for “{ $words }”.
results-none-help = Try a single word, for example “doctor”. Or ask the staff.
results-again = Search again
list-empty = There is nothing here yet. Ask the staff.
task-unchecked-short = To be checked
task-practice = Practice without risk
task-italian-short = In Italian

## Help me choose

choose-title = We help you choose
choose-question = What brings you here?
choose-letter = I got a letter or a notice
choose-doctor = I need a doctor or a medical result
choose-money = I need help with money
choose-work = I am looking for work
choose-child = It is for my son or daughter
choose-enter = A site asks me to sign in in my name
choose-nothing = None of these
choose-found = Maybe this is what you need
choose-nothing-text = No problem. The staff will listen and help you choose.

## A service's card

card-needs = Before you start you need
card-needs-none = You need nothing.
card-print = Print the list
card-steps = { $count ->
    [one] { $count } step
   *[other] { $count } steps
}
card-start = Start
card-too-long = It takes about { $needed } minutes and you have { $left } left. It may be better to do it another day, or ask the staff.
card-long = It takes about { $needed } minutes and you have { $left } left. You can start: ask for more time before the end.
card-unchecked = Nobody has checked this guide on the real site yet. The buttons may be different.
card-practice = This is practice: nothing is real and you cannot get it wrong.
card-who = Who can
card-cost = What it costs
card-for-whom = For yourself or for someone else
card-stop = When to stop and ask for help
card-dangers = Take care
card-italian = This guide is not yet in your language. You read it in Italian.
card-unreviewed = Nobody who speaks this language has checked this guide yet. If you are in doubt, ask the staff.
danger-money = Here you really pay
danger-password = Passwords and secret codes
danger-scam = Beware of scams
danger-data = Sensitive data
danger-careful = This cannot be undone
fact-ask = (ask the staff)

## The guide

guide-step = Step { $step } of { $steps }
guide-show = Show me
guide-show-stop = Remove the mark
guide-read = Read
guide-stuck = It does not work…
guide-further = Show the rest
guide-beginning = Show the first part
guide-back = Back
guide-done = Done
guide-finish = I have finished
guide-other = Do something else
guide-lost-title = We cannot tell where you are
guide-lost-text = Maybe you opened another page. Nothing bad has happened.
guide-lost-restart = Start the step again
guide-lost-stay = Stay here
guide-troubles = What does not work?
trouble-page = The page is blank or stuck
trouble-page-do = Load it again
trouble-button = I cannot find the button
trouble-button-do = Show me
trouble-elsewhere = I am on another page
trouble-elsewhere-do = Start the step again
trouble-other = Something else
guide-restart-site = Go to the start of the site
guide-page-back = Previous page
guide-print = Print the page
guide-blocked = This site is not part of the service, so it does not open. Go back to the page before.
guide-blocked-staff = If you really need it, the staff can open it.
guide-restarted = The program that shows sites closed and we opened it again. You are at the same step.
guide-unreachable = The site does not answer. Wait a moment and try again, or come back another day.
guide-no-network = There is no internet connection. It is not your fault: call the staff.
guide-full = The space for files is full. Delete a file or call the staff.
guide-tabs = Too many pages are open. We closed the last one.
guide-no-voice = There is no voice for this language here.
guide-no-printer = Printing is not possible now. Call the staff.
guide-print-ask = Pages to print: { $pages }.
guide-print-price = They cost { $amount }. Pay the staff.
guide-no-paper = The printer is out of paper. Call the staff: then the pages come out by themselves.
guide-printer-off = The printer does not answer or has stopped. Call the staff.
guide-too-many-pages = These are too many pages to print. Call the staff.
guide-stick-ready = The USB stick is ready.
guide-stick-save = Save to the stick
guide-stick-saved = Files saved: { $files }. You can take the stick out now.
guide-stick-unusable = This stick cannot be used. Try another one.
guide-stick-full = The stick is full. Try another one.
guide-stick-pulled = The stick came out too early. Put it in again and save.
guide-code = Take it on your phone
guide-no-code = The text is too long for the code. Choose a shorter piece.
guide-printed = { $pages ->
    [one] Printing { $pages } page.
   *[other] Printing { $pages } pages.
}
guide-saved = The file stays here until the end. Then we erase it.
guide-browse-title = You are browsing freely
guide-browse-text = When you finish, we erase everything.
guide-retry = Try again
guide-opening = We are opening the site. It takes a moment.
guide-done-title = You made it
guide-done-text = You have completed all the steps.
guide-did = What you did
guide-next = What happens next

## Help

help-title = Help
help-call = Call the staff
help-sent = Call sent
help-sent-text = We have told the staff. Just stay here.
help-seen = Call seen
help-seen-text = The staff have seen your call.
help-coming = Staff are coming
help-coming-text = Someone is coming to you.
help-nobody = Nobody can come now
help-nobody-text = You can telephone. You can go on in the meantime.
help-phone = Telephone: { $phone }
help-area = Tell the staff what it is about: { $area }
help-area-yes = yes
help-area-no = no
help-cancel = No longer needed

## What the staff say

message-title = A message from the staff
message-closing-soon = We close soon. Save or print what you need.
message-someone-waits = Another person is waiting. Please finish as soon as you can.
message-come-to-the-desk = Please come to the desk.
message-wait-a-moment = Please wait a moment, we are coming.
message-quiet-please = Please speak quietly.
message-short-stop = We will stop this terminal soon, for a short while. Save what you need.
staff-end-notice = { $seconds ->
    [one] In one second the staff close this terminal.
   *[other] In { $seconds } seconds the staff close this terminal.
}
staff-end-notice-text = Save or print now what you want to keep. Then we erase everything.

## Hide the screen

hide-title = Hide the screen
hide-text = Choose a code of four digits. You need it to come back.
hide-code = Your code
hide-code-again = The same code
hide-repeat = Type the same code again
hide-differs = The two codes are different. Choose again.
hide-limit = { $minutes ->
    [one] If you do not come back within { $minutes } minute, we finish and erase everything.
   *[other] If you do not come back within { $minutes } minutes, we finish and erase everything.
}
locked-title = The screen is hidden
locked-text = Type your code to go on.
locked-wrong = That is not the code. Try again.
locked-forgotten = Forgot the code? The staff can only finish and erase everything.
locked-until = { $minutes ->
    [one] { $minutes } more minute, then we erase everything.
   *[other] { $minutes } more minutes, then we erase everything.
}
digits-entered = { $count ->
    [one] { $count } digit typed
   *[other] { $count } digits typed
}
digit-erase = Erase
staff-locked-title = This computer is locked
staff-locked-text = The staff will be back soon. Your pages are still here.
locked-wait = { $seconds ->
    [one] Wait { $seconds } second and try again.
   *[other] Wait { $seconds } seconds and try again.
}

## Are you still there?

idle-title = Are you still there?
idle-text = We have covered the page so that nobody else can see it.
idle-still = It is still me
idle-new = I have just arrived
idle-new-text = If you have just arrived, we erase everything and you start afresh.
idle-seconds = { $seconds ->
    [one] { $seconds } second
   *[other] { $seconds } seconds
}

## Finish

end-title = Did you save what you need?
end-text = When you finish, we erase everything. Nobody can get anything back.
end-files = You have not saved these files yet:
files-pdf = { $count ->
    [one] { $count } document to print (PDF)
   *[other] { $count } documents to print (PDF)
}
files-image = { $count ->
    [one] { $count } picture
   *[other] { $count } pictures
}
files-document = { $count ->
    [one] { $count } text document
   *[other] { $count } text documents
}
files-other = { $count ->
    [one] { $count } other file
   *[other] { $count } other files
}
end-now = Finish and erase
end-stay = Stay here

## Erasing

ending-title = We are erasing everything
ending-done = We have erased everything
ending-failed = Something was not erased properly
ending-failed-text = This computer stops and starts again by itself. Nobody can use it before that.
erased-pages = Pages visited
erased-pages-done = erased
erased-files = Files
erased-files-done = erased
erased-memory = Memory
erased-memory-done = cleaned
erased-print = Waiting prints
erased-print-done = erased
erased-clipboard = Copied texts
erased-clipboard-done = erased
erased-secrets = Keys and codes
erased-secrets-done = erased
erased-waiting = one moment
erased-failed = not done
erased-not-proven = cannot be proven on this computer

## Thanks

thanks-title = Thank you
thanks-question = How did it go?
rating-1 = Very badly
rating-2 = Badly
rating-3 = So-so
rating-4 = Well
rating-5 = Very well
thanks-rated = Thank you for your answer.
thanks-list = What we erased
thanks-skip = No answer
thanks-take = Remember to take your things.
thanks-today = What you did today
thanks-today-next = What happens next

## Learning

home-learn = Learn in two minutes
learn-title = Learn in two minutes
learn-minutes = { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}
learn-assess = What can I do already?
learn-assess-text = Thirteen sentences about you
lesson-card = Card { $number } of { $count }
lesson-trial = Try it
lesson-right = Right.
lesson-wrong = Not this one.
lesson-again = Try another answer.
lesson-done = You have finished. Now you can do this:
lesson-start-again = Start again
lesson-leave = Other lessons

## What can I do already

assess-title = What can I do already?
assess-intro = Read thirteen sentences. Choose an answer for each: none of them is wrong.
assess-private = We do not keep your answers. We only count the result of each area, without knowing who you are.
assess-start = Begin
assess-number = Sentence { $number } of { $count }
assess-never = Not yet
assess-helped = With help
assess-alone = By myself
assess-teach = I explain it to others
assess-result = This is what you can do
assess-try = Try this:
area-1 = Finding and keeping information
area-2 = Talking to others and using services
area-3 = Writing and making things
area-4 = Protecting yourself and your data
area-5 = Solving problems
level-1 = You can begin here. The staff will help you.
level-2 = With a little practice you can do it by yourself.
level-3 = You manage by yourself.
level-4 = You do it well: you can help others.

## Closed, maintenance, out of service

closed-title = We are closed now
closed-opens = We open again { $when }
closed-hours = Opening hours
closed-day-closed = closed
hours-range = from { $from } to { $to }
day-1 = Monday
day-2 = Tuesday
day-3 = Wednesday
day-4 = Thursday
day-5 = Friday
day-6 = Saturday
day-7 = Sunday
day-at = { $day } at { $time }
today-at = today at { $time }
tomorrow-at = tomorrow at { $time }
maintenance-title = Work in progress
maintenance-text = The staff are putting this computer in order. Please use another one.
out-title = This computer is not in use
out-text = Use another one or call the staff.
out-reason-wipe = We are not sure that we erased everything of the person before you. So we stop here.
out-reason-staff = The staff put it aside.
out-reason-fault = Something in here does not work. It is not your fault.
nothing-title = No browsing here today
nothing-reason-browser = The program that opens sites is missing.
nothing-reason-shelter = This computer cannot protect your data, so it does not open.
nothing-reason-screen = The screen cannot be divided safely.
nothing-reason-tasks = The guides cannot be read.
nothing-reason-space = There is no space left on this computer.
nothing-reason-book = This computer cannot keep its register.
nothing-text = Use another computer or call the staff. We keep trying by ourselves.
call-phone = Call { $phone }

## Staff

pin-title = Staff
pin-text = Type your personal code.
pin-wrong = That is not the code.
pin-wait = { $seconds ->
    [one] Wait { $seconds } second and try again.
   *[other] Wait { $seconds } seconds and try again.
}
pin-none = This computer has no staff code yet. Ask whoever manages it.
staff-title = Staff menu
staff-hello = You are signed in as { $name }
staff-start = Start for someone
staff-extend-by = { $minutes ->
    [one] { $minutes } more minute
   *[other] { $minutes } more minutes
}
staff-end = Finish
staff-end-sure = Finish the session and erase everything?
staff-lock = Lock this computer
staff-maintenance = Put in maintenance
staff-maintenance-end = Bring back into use
staff-clear = Put back in service
staff-allow-host = Open the last blocked site
staff-allow-host-none = No blocked site
staff-allowed-host = Site opened for this session
staff-waiting-on = Someone is waiting: yes
staff-waiting-off = Someone is waiting: no
staff-health = State of this computer
staff-receipts = Last wipes
staff-receipts-none = No wipe yet.
staff-leave = Leave the menu
staff-help-coming = I am coming
staff-session-left = { $minutes ->
    [one] Someone is using this computer: { $minutes } minute left
   *[other] Someone is using this computer: { $minutes } minutes left
}
staff-session-locked = The screen is hidden. You can only finish.
staff-lock-lift = Unlock this computer
staff-state-free = This computer is free
staff-state-locked = The staff locked this computer
staff-state-maintenance = This computer is in maintenance
staff-state-out = This computer is out of service
staff-state-closed = The site is closed
staff-refused-none = Not possible: nobody is using this computer.
staff-refused-busy = Not possible: someone is using this computer.
staff-refused-service = Not possible: this computer is out of service or in maintenance.
staff-refused-hidden = Not possible: the person has hidden the screen. You can only finish.
staff-refused-other = Not possible right now.
staff-code = Code for technical support: { $code }
health-browser = Program for sites
health-network = Internet connection
health-printer = Printer
health-voice = Voice
health-book = Register
health-space = Free space
health-clock = Time and date
health-tasks = Guides
health-good = fine
health-poor = to be checked
health-bad = not working
health-absent = missing
receipt-pass = Everything erased
receipt-partial = Erased; not everything can be proven here
receipt-fail = Not done: computer stopped

## Voice and single key

voice-key = F2: voice on or off
voice-is-on = The voice is on. F2 turns it off. F3 says it again. F7 and F8: volume. F9 and F10: speed. Any key stops it.
voice-missing = There is no voice for this language here.
voice-volume = Volume { $percent } of 100
voice-rate = Speed { $rate } of 9
scan-is-on = Single key: on. Press Space when the frame is on what you want. F4 changes the speed, then turns it off.
scan-is-off = Single key: off.
role-button = button
role-link = link
role-toggle = switch
role-radio = choice
role-field = text field
role-secret = hidden field
role-heading = heading
role-combo = list of choices
role-checkbox = box
role-picture = picture
role-foreign = part of another site, which cannot be read here
role-chosen = chosen
role-not-chosen = not chosen
role-unavailable = not available
role-wrong = needs correcting
role-required = required
role-empty = empty
page-keys = For the page use the up and down arrows. H: headings. L: links. B: buttons. C: fields. Enter presses.
page-end = There is nothing more.
page-silent = The page does not answer. Try again.
page-write = Write now. F6 brings you back to the guide.
page-choose = Choose with the up and down arrows. Enter takes it.
page-option = { $at } of { $of }
page-before = Back on the page
page-next = On through the page
page-press = Press on the page
page-type = Keyboard
aloud-title = Others may hear it
aloud-text = The voice reads the page, and people nearby hear it. Press Enter to go on, or plug in headphones.
aloud-yes = Read it anyway
typing-space = Space
typing-erase = Erase
typing-capitals = Capitals
typing-signs = Numbers and signs
typing-letters = Letters
typing-open = Keyboard
typing-close = Close the keyboard

# Laptops
battery-low = The battery is almost empty
battery-low-text = Save your work. Ask the staff to plug the computer in.
battery-end = The battery is empty: your session is about to end
battery-end-text = Save or print now what you want to keep. If you plug the computer in, you can go on.
lid-closed = The lid is closed: your session is about to end
lid-closed-text = Open it to go on.
out-reason-battery = The battery is empty. The computer has to be plugged in.
paper-title = Print
paper-making = We are preparing the sheet.
paper-page-price = Each page costs { $amount }.
paper-free = You pay nothing.
paper-printing = Printing. Take the sheet from the printer.
paper-print = Print
paper-today = Print what you did

# Networks, in the staff menu
net-title = Connect the terminal
net-cable-connected = The cable works
net-cable-plugged = The cable is plugged in, but the network does not answer yet
net-online = The internet answers
net-local = There is a network, but no internet
net-portal = The network wants a page to be accepted
net-portal-text = It is a network with a welcome page. Ask who runs it to let this terminal through, or choose another network.
net-offline = No network
net-offline-text = Plug in the cable, or choose a wireless network.
net-unknown = I do not know yet whether the internet answers
net-no-wifi = This machine has no wireless adapter, or it is switched off.
net-none-found = I find no wireless networks here.
net-scan = Search again
net-line = { $name }, signal { $strength }%
net-in-use = in use
net-open = without a key
net-key = with a key
net-unsupported = not suitable: it wants a personal account
net-key-title = Join the network { $name }
net-key-label = Key of the network
net-key-hint = 8 to 63 letters, numbers or signs. Leave it empty if there is no key.
net-key-show = Show the key
net-key-shown = visible
net-key-hidden = not visible
net-key-go = Join
net-joining = Joining the network
net-joining-text = This may take almost a minute.
net-why-machine = The machine could not do it
net-why-machine-do = Try again. If it happens again, restart and call whoever looks after the terminals.
net-why-lost = The part that works on the system does not answer
net-why-lost-do = Wait a moment and try again. If it happens again, restart.
net-why-no-network-service = The network service does not answer
net-why-no-network-service-do = Wait a moment and search again. If it happens again, restart.
net-why-no-wifi = I find no wireless adapter
net-why-no-wifi-do = Switch it on at the machine, or use the cable.
net-why-network-gone = The network is gone
net-why-network-gone-do = Move closer to the access point and search again.
net-why-network-unsupported = This network wants a personal account
net-why-network-unsupported-do = Choose a network with one key for all.
net-why-key-shape = A key has 8 to 63 characters
net-why-key-shape-do = Check the key and type it again.
net-why-key-wrong = The key is not right
net-why-key-wrong-do = Show the key, compare it and try again.
net-why-no-address = The network gives no address
net-why-no-address-do = Ask who runs the network, or choose another one.
net-why-no-answer = The network does not answer
net-why-no-answer-do = Try again, or choose another network.
net-known = already known
net-metered = It is somebody's phone, or is paid by volume
net-metered-on = updates do not use it
net-metered-off = updates use it
net-forget = Forget this network
net-page-open = Open the network's page
net-page-title = The network's page
net-page-text = Accept or log in on the page beside this. Then close it: everything is erased.
net-page-opening = The page is opening.
net-page-silent = The page does not answer. Load it again, or choose another network.
net-page-again = Load it again
net-page-close = Close and erase
health-battery = Battery
