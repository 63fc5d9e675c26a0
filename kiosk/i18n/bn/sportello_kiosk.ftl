# SPDX-FileCopyrightText: 2026 Sportello contributors
# SPDX-License-Identifier: EUPL-1.2

# টার্মিনালের সব লেখা, বাংলায়। নিয়ম: সম্বোধন «আপনি», ছোট বাক্য, একই জিনিসের জন্য একই শব্দ,
# বোতামে ক্রিয়াপদ, কাউকে দোষ দেওয়া হয় না, «ভুল» শব্দটি নয়। সরকারি নাম ইতালীয় ভাষাতেই থাকে।

## ভাষা

language-name = বাংলা
direction = ltr
greeting = স্বাগতম

## সব জায়গার শব্দ

go-on = এগিয়ে যান
go-back = ফিরে যান
close = বন্ধ করুন
cancel = বাতিল করুন
confirm = নিশ্চিত করুন
next-page = পরের পাতা
previous-page = আগের পাতা
page-of = পাতা { $page } / { $pages }
minutes-about = প্রায় { $minutes } মিনিট
staff = কর্মী

## নিচের সারি

bar-language = ভাষা
bar-appearance = চেহারা ও কণ্ঠ
bar-read = জোরে পড়ুন
bar-read-stop = পড়া থামান
bar-help = সাহায্য ডাকুন
bar-help-sent = সাহায্য ডাকা হয়েছে
bar-end = শেষ করুন
bar-hide = পর্দা ঢাকুন
bar-more = আরও
time-left-minutes = { $minutes } মিনিট বাকি
time-left-seconds = { $seconds } সেকেন্ড বাকি
time-left-paused = সময় থেমে আছে
time-grace = সংরক্ষণের জন্য { $minutes } মিনিট

## সময়ের কথা

warning-minutes = আপনার আর { $minutes } মিনিট বাকি আছে।
warning-save = কিছু রাখতে চাইলে এখনই সংরক্ষণ করুন বা ছাপান।
warning-hop = আপনি পরিচয় দেওয়ার বা টাকা দেওয়ার সময় ঘড়ি থেমে থাকে। ধীরে সুস্থে করুন।
grace-title = সময় শেষ
grace-text = দরকারি জিনিস সংরক্ষণ করতে বা ছাপাতে আপনার আর { $minutes } মিনিট আছে।
extend = আরও { $minutes } মিনিট চান
grace-take = সংরক্ষণ করতে { $minutes } মিনিট দিন
phone = আমি ফোনে আছি
extended = আপনি আরও { $minutes } মিনিট পেলেন।
extend-refused-waiting = আরেকজন অপেক্ষা করছেন। আপনাকে আর সময় দেওয়া যাচ্ছে না।
extend-refused-closing = একটু পরে আমরা বন্ধ করব। আপনাকে আর সময় দেওয়া যাচ্ছে না।
extend-refused-used = বাড়তি সব সময় আপনি পেয়ে গেছেন। আরও লাগলে কর্মীকে বলুন।
understood = বুঝেছি

## স্বাগতম

welcome-start = শুরু করুন
welcome-free = বিনা পয়সায়।
welcome-documents = কোনো কাগজ লাগে না।
welcome-erased = শেষে আমরা সব মুছে ফেলি।
welcome-appearance = চেহারা
welcome-voice-on = কণ্ঠ চালু করুন
welcome-voice-off = কণ্ঠ বন্ধ করুন
welcome-closing = আজ { $time } পর্যন্ত এই কম্পিউটার ব্যবহার করতে পারেন।

## ভাষা বদল

language-title = ভাষা
language-text = যখন খুশি ভাষা বদলাতে পারেন। আপনি একই জায়গায় থাকবেন।

## চেহারা ও কণ্ঠ

appearance-title = চেহারা ও কণ্ঠ
appearance-colours = রং
appearance-light = হালকা
appearance-dark = গাঢ়
appearance-contrast = খুব স্পষ্ট
appearance-text = অক্ষরের মাপ
appearance-text-normal = সাধারণ
appearance-text-large = বড়
appearance-text-largest = খুব বড়
appearance-motion = নড়াচড়া
appearance-motion-some = অল্প
appearance-motion-none = নেই
appearance-voice = পড়ে শোনানো কণ্ঠ
appearance-voice-on = চালু
appearance-voice-off = বন্ধ

hands-title = বোতাম ও পয়েন্টার
hands-slow = চেপে ধরে রাখলেই বোতাম গণ্য হবে
hands-bounce = কাছাকাছি দুই চাপ একটি ধরা হবে
hands-sticky = বড় হাতের অক্ষর: আগে Shift, পরে অক্ষর
hands-repeat = চেপে ধরা বোতাম বারবার লেখে
hands-dwell = পয়েন্টার থামলে নিজেই চাপ দেয়
hands-single = একটি বোতাম: ঘেরটি নিজে সরে
hands-no = না
hands-yes = হ্যাঁ
hands-short = কম
hands-medium = মাঝারি
hands-long = বেশি
hands-capital = পরের অক্ষর বড় হাতের
hands-third = পরের বোতাম AltGr সহ গণ্য হবে

## শুরুর আগে

notice-title = শুরু করার আগে
notice-time = আপনার কত সময় আছে
notice-time-text = আপনার { $minutes } মিনিট আছে। শেষ হওয়ার আগে আমরা জানাব।
notice-erased = আমরা কী মুছি
notice-erased-text = সব: যে পাতা দেখেন, যা লেখেন, আপনার ফাইল। আপনি শেষ করলেই মুছে ফেলি।
notice-counted = আমরা কী গুনি
notice-counted-text = শুধু গুনি যে কেউ কম্পিউটারটি ব্যবহার করেছেন, কতক্ষণ এবং কোন সেবার জন্য। আপনি কে, তা আমরা জানি না।
notice-who = পর্দার সামনে কে আছেন?
notice-alone = শুধু আমি
notice-helped = কেউ আমাকে সাহায্য করছেন
notice-optional = উত্তর না দিলেও চলে।

## আপনি কী করতে চান

home-title = আপনি কী করতে চান?
home-search = খুঁজুন
home-search-hint = আপনার কী দরকার, লিখুন
home-choose = কোথা থেকে শুরু করব জানি না
home-practise = অনুশীলন করুন
home-return = ফিরে যান: { $task }
need-identity = ডিজিটাল পরিচয়
need-identity-text = নিজের নামে সাইটে ঢোকা
need-health = স্বাস্থ্য
need-health-text = ডাক্তার, পরীক্ষা, রিপোর্ট
need-money = টাকা ও ভাতা
need-money-text = ছাড়, পেনশন, সহায়তা
need-school = স্কুল
need-school-text = ভর্তি, খাবার, হাজিরা খাতা
need-work = কাজ
need-work-text = চাকরির খবর, জীবনবৃত্তান্ত
need-payments = টাকা জমা
need-payments-text = নোটিশ, জরিমানা, কর
need-messages = ইমেইল ও বার্তা
need-messages-text = পড়া ও লেখা
need-learn = শেখা
need-learn-text = কোর্স, বই, ভাষা
need-commune = আমার Comune
need-commune-text = এই এলাকার পৌর সেবা
need-browse = স্বাধীনভাবে দেখা
need-browse-text = নিজের পছন্দের সাইট খোলা

## খোঁজা ও তালিকা

results-title = «{ $words }» খুঁজে যা পাওয়া গেল
results-none = «{ $words }» পাওয়া যায়নি।
results-none-help = একটি মাত্র শব্দ লিখে দেখুন, যেমন «ডাক্তার»। অথবা কর্মীকে জিজ্ঞাসা করুন।
results-again = আবার খুঁজুন
list-empty = এখানে এখনও কিছু নেই। কর্মীকে জিজ্ঞাসা করুন।
task-unchecked-short = যাচাই বাকি
task-practice = ঝুঁকি ছাড়া অনুশীলন
task-italian-short = ইতালীয় ভাষায়

## বেছে নিতে সাহায্য

choose-title = আমরা বেছে নিতে সাহায্য করি
choose-question = আপনি কেন এসেছেন?
choose-letter = একটি চিঠি বা নোটিশ পেয়েছি
choose-doctor = ডাক্তার দেখাতে বা রিপোর্ট দেখতে চাই
choose-money = টাকার সাহায্য দরকার
choose-work = কাজ খুঁজছি
choose-child = আমার ছেলে বা মেয়ের জন্য
choose-enter = একটি সাইট নিজের নামে ঢুকতে বলছে
choose-nothing = এগুলোর কোনোটিই নয়
choose-found = হয়তো আপনার এটি দরকার
choose-nothing-text = কোনো অসুবিধা নেই। কর্মী আপনার কথা শুনে বেছে নিতে সাহায্য করবেন।

## একটি সেবার কার্ড

card-needs = শুরুর আগে আপনার যা লাগবে
card-needs-none = আপনার কিছুই লাগবে না।
card-print = তালিকা ছাপান
card-steps = { $count }টি ধাপ
card-start = শুরু করুন
card-too-long = প্রায় { $needed } মিনিট লাগে, আপনার বাকি { $left }। হয়তো অন্য দিন করা ভালো; নয়তো কর্মীকে জিজ্ঞাসা করুন।
card-long = প্রায় { $needed } মিনিট লাগে, আপনার বাকি { $left }। শুরু করতে পারেন: শেষ হওয়ার আগে আরও সময় চেয়ে নিন।
card-unchecked = আসল সাইটে এই নির্দেশিকা এখনও কেউ যাচাই করেননি। বোতাম অন্য রকম হতে পারে।
card-practice = এটি অনুশীলন: কিছুই আসল নয়, আপনার কোনো ক্ষতি হবে না।
card-who = কে পারেন
card-cost = খরচ কত
card-for-whom = নিজের জন্য বা অন্যের জন্য
card-stop = কখন থেমে সাহায্য চাইবেন
card-dangers = সাবধান থাকুন
card-italian = এই নির্দেশিকা এখনও আপনার ভাষায় নেই। ইতালীয় ভাষায় পড়ছেন।
card-unreviewed = এই ভাষা জানেন এমন কেউ এখনও নির্দেশিকাটি পড়ে দেখেননি। সন্দেহ হলে কর্মীকে জিজ্ঞাসা করুন।
danger-money = এখানে সত্যি টাকা দিচ্ছেন
danger-password = গোপন শব্দ ও কোড
danger-scam = প্রতারণা হতে পারে
danger-data = স্পর্শকাতর তথ্য
danger-careful = এরপর ফেরানো যায় না
fact-ask = (কর্মীকে জিজ্ঞাসা করুন)

## নির্দেশিকা

guide-step = ধাপ { $step } / { $steps }
guide-show = আমাকে দেখান
guide-show-stop = চিহ্ন সরান
guide-read = পড়ে শোনান
guide-stuck = হচ্ছে না…
guide-further = বাকিটা দেখান
guide-beginning = শুরুটা দেখান
guide-back = পিছনে
guide-done = হয়েছে
guide-finish = আমার শেষ
guide-other = অন্য কিছু করুন
guide-lost-title = আপনি কোথায় আছেন বোঝা যাচ্ছে না
guide-lost-text = হয়তো অন্য পাতা খুলেছেন। খারাপ কিছু হয়নি।
guide-lost-restart = ধাপটি আবার শুরু করুন
guide-lost-stay = এখানেই থাকি
guide-troubles = কী হচ্ছে না?
trouble-page = পাতা সাদা বা আটকে আছে
trouble-page-do = আবার খুলুন
trouble-button = বোতাম খুঁজে পাচ্ছি না
trouble-button-do = আমাকে দেখান
trouble-elsewhere = অন্য পাতায় চলে গেছি
trouble-elsewhere-do = ধাপটি আবার শুরু করুন
trouble-other = অন্য কিছু
guide-restart-site = সাইটের শুরুতে যান
guide-page-back = আগের পাতা
guide-print = পাতাটি ছাপান
guide-blocked = এই সাইট সেবাটির অংশ নয়, তাই খোলে না। আগের পাতায় ফিরে যান।
guide-blocked-staff = সত্যিই দরকার হলে কর্মী এটি খুলে দিতে পারেন।
guide-restarted = সাইট খোলার প্রোগ্রাম বন্ধ হয়েছিল, আমরা আবার খুলেছি। আপনি একই ধাপে আছেন।
guide-unreachable = সাইট সাড়া দিচ্ছে না। একটু পরে আবার চেষ্টা করুন, বা অন্য দিন আসুন।
guide-no-network = ইন্টারনেট সংযোগ নেই। এতে আপনার দোষ নেই: কর্মীকে ডাকুন।
guide-full = ফাইলের জায়গা ভরে গেছে। একটি ফাইল মুছুন বা কর্মীকে ডাকুন।
guide-tabs = অনেক বেশি পাতা খোলা ছিল। শেষটি আমরা বন্ধ করেছি।
guide-no-voice = এই ভাষার কণ্ঠ এখানে নেই।
guide-no-printer = এখন ছাপানো যাচ্ছে না। কর্মীকে ডাকুন।
guide-print-ask = ছাপানোর পাতা: { $pages }।
guide-print-price = দাম { $amount }। কর্মীকে টাকা দিন।
guide-no-paper = প্রিন্টারে কাগজ নেই। কর্মীকে ডাকুন, তারপর পাতা নিজে থেকে বের হবে।
guide-printer-off = প্রিন্টার সাড়া দিচ্ছে না বা থেমে গেছে। কর্মীকে ডাকুন।
guide-too-many-pages = ছাপানোর জন্য পাতা অনেক বেশি। কর্মীকে ডাকুন।
guide-stick-ready = ইউএসবি স্টিক তৈরি।
guide-stick-save = স্টিকে রাখুন
guide-stick-saved = রাখা ফাইল: { $files }। এখন স্টিক খুলে নিতে পারেন।
guide-stick-unusable = এই স্টিক ব্যবহার করা যায় না। অন্যটি দিন।
guide-stick-full = স্টিক ভরে গেছে। অন্যটি দিন।
guide-stick-pulled = স্টিক খুব আগে খোলা হয়েছে। আবার লাগিয়ে রাখুন।
guide-code = ফোনে নিয়ে যান
guide-no-code = কোডের জন্য লেখাটি খুব লম্বা। ছোট অংশ বাছুন।
guide-printed = ছাপা হচ্ছে: { $pages } পাতা।
guide-saved = ফাইলটি শেষ পর্যন্ত এখানে থাকে। তারপর আমরা মুছে ফেলি।
guide-browse-title = আপনি স্বাধীনভাবে দেখছেন
guide-browse-text = আপনি শেষ করলে আমরা সব মুছে ফেলি।
guide-retry = আবার চেষ্টা করুন
guide-opening = সাইট খুলছি। একটু সময় লাগে।
guide-done-title = আপনি পেরেছেন
guide-done-text = আপনি সব ধাপ শেষ করেছেন।
guide-did = আপনি কী করলেন
guide-next = এরপর কী হবে

## সাহায্য

help-title = সাহায্য
help-call = কর্মীকে ডাকুন
help-sent = ডাক পাঠানো হয়েছে
help-sent-text = আমরা কর্মীকে জানিয়েছি। এখানেই থাকুন।
help-seen = ডাক দেখা হয়েছে
help-seen-text = কর্মী আপনার ডাক দেখেছেন।
help-coming = কর্মী আসছেন
help-coming-text = একজন আপনার কাছে আসছেন।
help-nobody = এখন কেউ আসতে পারছেন না
help-nobody-text = আপনি ফোন করতে পারেন। এর মধ্যে কাজ চালিয়ে যেতে পারেন।
help-phone = ফোন: { $phone }
help-area = কর্মীকে জানান বিষয়টি কী: { $area }
help-area-yes = হ্যাঁ
help-area-no = না
help-cancel = আর দরকার নেই

## কর্মী কী বলছেন

message-title = কর্মীর বার্তা
message-closing-soon = একটু পরে আমরা বন্ধ করব। দরকারি জিনিস সংরক্ষণ করুন বা ছাপান।
message-someone-waits = আরেকজন অপেক্ষা করছেন। যত তাড়াতাড়ি পারেন কাজ শেষ করুন।
message-come-to-the-desk = অনুগ্রহ করে ডেস্কে আসুন।
message-wait-a-moment = একটু অপেক্ষা করুন, আমরা আসছি।
message-quiet-please = অনুগ্রহ করে আস্তে কথা বলুন।
message-short-stop = একটু পরে এই কম্পিউটার অল্প সময়ের জন্য থামবে। দরকারি জিনিস সংরক্ষণ করুন।
staff-end-notice = { $seconds } সেকেন্ড পরে কর্মী এই কম্পিউটার বন্ধ করবেন।
staff-end-notice-text = যা রাখতে চান এখনই সংরক্ষণ করুন বা ছাপান। তারপর আমরা সব মুছে ফেলব।

## পর্দা ঢাকা

hide-title = পর্দা ঢাকুন
hide-text = চার সংখ্যার একটি কোড বেছে নিন। এখানে ফিরতে এটি লাগবে।
hide-code = আপনার কোড
hide-code-again = একই কোড
hide-repeat = একই কোড আবার লিখুন
hide-differs = দুটি কোড আলাদা। আবার বেছে নিন।
hide-limit = { $minutes } মিনিটের মধ্যে না ফিরলে আমরা শেষ করে সব মুছে ফেলব।
locked-title = পর্দা ঢাকা আছে
locked-text = এগিয়ে যেতে আপনার কোড লিখুন।
locked-wrong = কোডটি মেলেনি। আবার চেষ্টা করুন।
locked-forgotten = কোড ভুলে গেছেন? কর্মী শুধু শেষ করে সব মুছতে পারেন।
locked-until = আর { $minutes } মিনিট, তারপর আমরা সব মুছে ফেলব।
digits-entered = { $count }টি সংখ্যা লেখা হয়েছে
digit-erase = মুছুন

staff-locked-title = কম্পিউটারটি আটকানো আছে
staff-locked-text = কর্মী একটু পরে ফিরবেন। আপনার পাতাগুলো এখানেই আছে।
locked-wait = { $seconds } সেকেন্ড অপেক্ষা করে আবার চেষ্টা করুন।

## আপনি কি আছেন?

idle-title = আপনি কি এখনও আছেন?
idle-text = পাতাটি ঢেকে রেখেছি, যাতে আর কেউ না দেখেন।
idle-still = আমিই আছি
idle-new = আমি এইমাত্র এসেছি
idle-new-text = আপনি এইমাত্র এসে থাকলে আমরা সব মুছে ফেলব, আপনি নতুন করে শুরু করবেন।
idle-seconds = { $seconds } সেকেন্ড

## শেষ করা

end-title = দরকারি সব সংরক্ষণ করেছেন?
end-text = শেষ করলে আমরা সব মুছে ফেলি। কেউ কিছু ফেরত আনতে পারেন না।
end-files = এই ফাইলগুলো এখনও সংরক্ষণ করেননি:
files-pdf = ছাপানোর { $count }টি দলিল (PDF)
files-image = { $count }টি ছবি
files-document = { $count }টি লেখার দলিল
files-other = { $count }টি অন্য ফাইল
end-now = শেষ করে মুছুন
end-stay = আরও থাকি

## মোছা

ending-title = আমরা সব মুছে ফেলছি
ending-done = আমরা সব মুছে ফেলেছি
ending-failed = কিছু একটা ঠিকমতো মোছেনি
ending-failed-text = কম্পিউটারটি থেমে নিজেই আবার চালু হবে। তার আগে কেউ ব্যবহার করতে পারবেন না।
erased-pages = দেখা পাতা
erased-pages-done = মোছা হয়েছে
erased-files = ফাইল
erased-files-done = মোছা হয়েছে
erased-memory = মেমোরি
erased-memory-done = পরিষ্কার হয়েছে
erased-print = ছাপার অপেক্ষায় যা ছিল
erased-print-done = মোছা হয়েছে
erased-clipboard = কপি করা লেখা
erased-clipboard-done = মোছা হয়েছে
erased-secrets = চাবি ও কোড
erased-secrets-done = মোছা হয়েছে
erased-waiting = একটু অপেক্ষা
erased-failed = হয়নি
erased-not-proven = এই কম্পিউটারে প্রমাণ করা যায় না

## ধন্যবাদ

thanks-title = ধন্যবাদ
thanks-question = কেমন হলো?
rating-1 = খুব খারাপ
rating-2 = খারাপ
rating-3 = মোটামুটি
rating-4 = ভালো
rating-5 = খুব ভালো
thanks-rated = উত্তরের জন্য ধন্যবাদ।
thanks-list = আমরা কী মুছেছি
thanks-skip = উত্তর দেব না
thanks-take = আপনার জিনিস নিতে মনে রাখবেন।
thanks-today = আজ আপনি কী করলেন
thanks-today-next = এরপর কী হবে

## শেখা

home-learn = দুই মিনিটে শিখুন
learn-title = দুই মিনিটে শিখুন
learn-minutes = { $minutes } মিনিট
learn-assess = আমি কী কী পারি?
learn-assess-text = আপনাকে নিয়ে তেরোটি বাক্য
lesson-card = কার্ড { $number } / { $count }
lesson-trial = চেষ্টা করুন
lesson-right = ঠিক।
lesson-wrong = এটি নয়।
lesson-again = অন্য উত্তর বেছে দেখুন।
lesson-done = আপনার শেষ হয়েছে। এখন এটি করতে পারেন:
lesson-start-again = আবার শুরু করুন
lesson-leave = অন্য পাঠ

## আমি কী কী পারি

assess-title = আমি কী কী পারি?
assess-intro = তেরোটি বাক্য পড়ুন। প্রতিটির জন্য একটি উত্তর বেছে নিন: কোনো উত্তরই ভুল নয়।
assess-private = আপনার উত্তর আমরা রাখি না। আমরা শুধু প্রতিটি ক্ষেত্রের ফল গুনি, আপনি কে তা না জেনে।
assess-start = শুরু করুন
assess-number = বাক্য { $number } / { $count }
assess-never = এখনও পারি না
assess-helped = সাহায্য পেলে পারি
assess-alone = একাই পারি
assess-teach = অন্যদের বুঝিয়ে দিই
assess-result = আপনি যা যা পারেন
assess-try = এটি করে দেখুন:
area-1 = তথ্য খোঁজা ও রাখা
area-2 = অন্যদের সঙ্গে কথা বলা ও সেবা নেওয়া
area-3 = লেখা ও তৈরি করা
area-4 = নিজেকে ও নিজের তথ্য রক্ষা করা
area-5 = সমস্যার সমাধান করা
level-1 = এখান থেকে শুরু করতে পারেন। কর্মী সাহায্য করবেন।
level-2 = একটু অনুশীলন করলে একাই পারবেন।
level-3 = আপনি একাই সামলে নেন।
level-4 = আপনি ভালো পারেন: অন্যদের সাহায্য করতে পারেন।

## বন্ধ, মেরামত, চালু নেই

closed-title = এখন আমরা বন্ধ
closed-opens = আবার খুলব: { $when }
closed-hours = খোলার সময়
closed-day-closed = বন্ধ
hours-range = { $from } থেকে { $to }
day-1 = সোমবার
day-2 = মঙ্গলবার
day-3 = বুধবার
day-4 = বৃহস্পতিবার
day-5 = শুক্রবার
day-6 = শনিবার
day-7 = রবিবার
day-at = { $day } { $time }
today-at = আজ { $time }
tomorrow-at = আগামীকাল { $time }
maintenance-title = কাজ চলছে
maintenance-text = কর্মী এই কম্পিউটার ঠিক করছেন। অন্য একটি ব্যবহার করুন।
out-title = এই কম্পিউটার এখন বন্ধ
out-text = অন্য একটি ব্যবহার করুন বা কর্মীকে ডাকুন।
out-reason-wipe = আগের জনের সব কিছু মোছা হয়েছে কি না আমরা নিশ্চিত নই। তাই থেমে আছি।
out-reason-staff = কর্মী এটি সরিয়ে রেখেছেন।
out-reason-fault = এর ভিতরে কিছু কাজ করছে না। এতে আপনার দোষ নেই।
nothing-title = আজ এখানে সাইট দেখা যাবে না
nothing-reason-browser = সাইট খোলার প্রোগ্রামটি নেই।
nothing-reason-shelter = কম্পিউটারটি আপনার তথ্য রক্ষা করতে পারছে না, তাই খোলে না।
nothing-reason-screen = পর্দা নিরাপদে ভাগ করা যাচ্ছে না।
nothing-reason-tasks = নির্দেশিকা পড়া যাচ্ছে না।
nothing-reason-space = কম্পিউটারে আর জায়গা নেই।
nothing-reason-book = কম্পিউটারটি নিজের খাতা রাখতে পারছে না।
nothing-text = অন্য কম্পিউটার ব্যবহার করুন বা কর্মীকে ডাকুন। আমরা নিজেরাই আবার চেষ্টা করছি।
call-phone = ফোন করুন { $phone }

## কর্মী

pin-title = কর্মী
pin-text = আপনার ব্যক্তিগত কোড লিখুন।
pin-wrong = কোডটি মেলেনি।
pin-wait = { $seconds } সেকেন্ড অপেক্ষা করে আবার চেষ্টা করুন।
pin-none = এই কম্পিউটারে এখনও কোনো কর্মীর কোড নেই। যিনি এটি চালান তাঁকে জিজ্ঞাসা করুন।
staff-title = কর্মীর মেনু
staff-hello = মেনু খুলেছেন { $name }
staff-start = কারও জন্য চালু করুন
staff-extend-by = আরও { $minutes } মিনিট
staff-end = শেষ করুন
staff-end-sure = এই ব্যবহার শেষ করে সব মুছবেন?
staff-lock = কম্পিউটার আটকান
staff-maintenance = মেরামতে দিন
staff-maintenance-end = আবার ব্যবহারে আনুন
staff-clear = আবার চালু করুন
staff-allow-host = শেষ আটকানো সাইট খুলুন
staff-allow-host-none = কোনো আটকানো সাইট নেই
staff-allowed-host = শুধু এবারের জন্য সাইট খোলা হলো
staff-waiting-on = কেউ অপেক্ষা করছেন: হ্যাঁ
staff-waiting-off = কেউ অপেক্ষা করছেন: না
staff-health = কম্পিউটারের অবস্থা
staff-receipts = শেষ কয়েকবারের মোছা
staff-receipts-none = এখনও কিছু মোছা হয়নি।
staff-leave = মেনু ছাড়ুন
staff-help-coming = আমি আসছি
staff-session-left = একজন ব্যবহার করছেন: { $minutes } মিনিট বাকি
staff-session-locked = পর্দা ঢাকা আছে। শুধু শেষ করতে পারেন।
staff-lock-lift = কম্পিউটার খুলে দিন
staff-state-free = কম্পিউটারটি খালি
staff-state-locked = কর্মী কম্পিউটারটি আটকেছেন
staff-state-maintenance = কম্পিউটারটি মেরামতে আছে
staff-state-out = কম্পিউটারটি চালু নেই
staff-state-closed = কেন্দ্রটি বন্ধ
staff-refused-none = করা যাবে না: কেউ কম্পিউটার ব্যবহার করছেন না।
staff-refused-busy = করা যাবে না: কেউ কম্পিউটার ব্যবহার করছেন।
staff-refused-service = করা যাবে না: কম্পিউটার চালু নেই বা মেরামতে আছে।
staff-refused-hidden = করা যাবে না: ব্যবহারকারী পর্দা ঢেকেছেন। শুধু শেষ করতে পারেন।
staff-refused-other = এই মুহূর্তে করা যাবে না।
staff-code = কারিগরি সাহায্যের কোড: { $code }
health-browser = সাইট খোলার প্রোগ্রাম
health-network = ইন্টারনেট সংযোগ
health-printer = প্রিন্টার
health-voice = কণ্ঠ
health-book = খাতা
health-space = খালি জায়গা
health-clock = সময় ও তারিখ
health-tasks = নির্দেশিকা
health-good = ঠিক আছে
health-poor = দেখতে হবে
health-bad = কাজ করছে না
health-absent = নেই
receipt-pass = সব মোছা হয়েছে
receipt-partial = মোছা হয়েছে; এখানে সব প্রমাণ করা যায় না
receipt-fail = হয়নি: কম্পিউটার থামানো হয়েছে

## কণ্ঠ ও একটি মাত্র বোতাম

voice-key = F2: কণ্ঠ চালু বা বন্ধ
voice-is-on = কণ্ঠ চালু আছে। F2 বন্ধ করে। F3 আবার বলে। F7 ও F8: আওয়াজ। F9 ও F10: গতি। যে কোনো বোতাম টিপলে থামে।
voice-missing = এই ভাষার কণ্ঠ এখানে নেই।
voice-volume = আওয়াজ 100-র মধ্যে { $percent }
voice-rate = গতি 9-এর মধ্যে { $rate }
scan-is-on = একটি মাত্র বোতাম: চালু। ঘেরটি আপনার পছন্দের জিনিসে এলে স্পেস টিপুন। F4 গতি বদলায়, তারপর বন্ধ করে।
scan-is-off = একটি মাত্র বোতাম: বন্ধ।
role-button = বোতাম
role-link = লিংক
role-toggle = সুইচ
role-radio = পছন্দ
role-field = লেখার ঘর
role-secret = গোপন ঘর
role-heading = শিরোনাম
role-combo = পছন্দের তালিকা
role-checkbox = টিক চিহ্নের ঘর
role-picture = ছবি
role-foreign = অন্য সাইটের অংশ, এখানে পড়া যায় না
role-chosen = বাছা হয়েছে
role-not-chosen = বাছা হয়নি
role-unavailable = পাওয়া যাচ্ছে না
role-wrong = ঠিক করতে হবে
role-required = দিতেই হবে
role-empty = খালি
page-keys = পাতার জন্য উপরের ও নিচের তির টিপুন। H: শিরোনাম। L: লিংক। B: বোতাম। C: ঘর। এন্টার টিপলে চাপা হয়।
page-end = আর কিছু নেই।
page-silent = পাতা সাড়া দিচ্ছে না। আবার চেষ্টা করুন।
page-write = এখন লিখুন। F6 টিপলে নির্দেশিকায় ফিরবেন।
page-choose = উপরের ও নিচের তির দিয়ে বাছুন। এন্টার টিপলে নেওয়া হয়।
page-option = { $of }টির মধ্যে { $at }
page-before = পাতায় পিছনে
page-next = পাতায় সামনে
page-press = পাতায় টিপুন
page-type = কিবোর্ড
aloud-title = অন্যরা শুনতে পারে
aloud-text = কণ্ঠ পাতাটি পড়ে, আর কাছের লোকেরা শুনতে পায়। এগোতে এন্টার টিপুন, অথবা হেডফোন লাগান।
aloud-yes = তবুও পড়ুন
typing-space = স্পেস
typing-erase = মুছুন
typing-capitals = বড় হাতের অক্ষর
typing-signs = সংখ্যা ও চিহ্ন
typing-letters = অক্ষর
typing-open = কিবোর্ড
typing-close = কিবোর্ড বন্ধ করুন

# Laptops
battery-low = ব্যাটারি প্রায় শেষ
battery-low-text = আপনার কাজ সংরক্ষণ করুন। কর্মীদের বলুন কম্পিউটারে বিদ্যুতের তার লাগাতে।
battery-end = ব্যাটারি শেষ: সেশন এখনই শেষ হবে
battery-end-text = যা রাখতে চান এখনই সংরক্ষণ বা প্রিন্ট করুন। বিদ্যুতের তার লাগালে চালিয়ে যেতে পারবেন।
lid-closed = ঢাকনা বন্ধ: সেশন এখনই শেষ হবে
lid-closed-text = চালিয়ে যেতে ঢাকনা খুলুন।
out-reason-battery = ব্যাটারি শেষ। কম্পিউটারে বিদ্যুতের তার লাগাতে হবে।
paper-title = ছাপানো
paper-making = আমরা কাগজটি তৈরি করছি।
paper-page-price = প্রতি পাতার দাম { $amount }।
paper-free = আপনাকে কিছু দিতে হবে না।
paper-printing = ছাপা হচ্ছে। প্রিন্টার থেকে কাগজটি নিন।
paper-print = ছাপান
paper-today = আপনি যা করেছেন তা ছাপান

# Networks, in the staff menu
net-title = কম্পিউটারটি নেটওয়ার্কে যুক্ত করুন
net-cable-connected = তার কাজ করছে
net-cable-plugged = তার লাগানো আছে, কিন্তু নেটওয়ার্ক এখনও সাড়া দিচ্ছে না
net-online = ইন্টারনেট সাড়া দিচ্ছে
net-local = নেটওয়ার্ক আছে, কিন্তু ইন্টারনেট সাড়া দিচ্ছে না
net-portal = নেটওয়ার্ক একটি পাতা মেনে নিতে বলছে
net-portal-text = এই নেটওয়ার্কে স্বাগত পাতা আছে। যিনি নেটওয়ার্ক চালান তাঁকে এই কম্পিউটারকে ছাড় দিতে বলুন, অথবা অন্য নেটওয়ার্ক বাছুন।
net-offline = কোনো নেটওয়ার্ক নেই
net-offline-text = তার লাগান, অথবা একটি বেতার নেটওয়ার্ক বাছুন।
net-unknown = ইন্টারনেট সাড়া দেয় কি না এখনও জানা নেই
net-no-wifi = এই মেশিনে বেতার নেটওয়ার্ক নেই, বা তা বন্ধ আছে।
net-none-found = এখানে কোনো বেতার নেটওয়ার্ক পাওয়া যাচ্ছে না।
net-scan = আবার খুঁজুন
net-line = { $name }, সংকেত { $strength }%
net-in-use = ব্যবহার হচ্ছে
net-open = পাসওয়ার্ড ছাড়া
net-key = পাসওয়ার্ড আছে
net-unsupported = চলবে না: ব্যক্তিগত অ্যাকাউন্ট চায়
net-key-title = { $name } নেটওয়ার্কে ঢুকুন
net-key-label = নেটওয়ার্কের পাসওয়ার্ড
net-key-hint = 8 থেকে 63টি অক্ষর, সংখ্যা বা চিহ্ন। পাসওয়ার্ড না থাকলে খালি রাখুন।
net-key-show = পাসওয়ার্ড দেখান
net-key-shown = দেখা যাচ্ছে
net-key-hidden = দেখা যাচ্ছে না
net-key-go = ঢুকুন
net-joining = নেটওয়ার্কে ঢোকা হচ্ছে
net-joining-text = প্রায় এক মিনিট লাগতে পারে।
net-why-machine = মেশিনটি পারেনি
net-why-machine-do = আবার চেষ্টা করুন। আবার হলে নতুন করে চালু করুন এবং যিনি কম্পিউটারগুলো দেখেন তাঁকে ডাকুন।
net-why-lost = সিস্টেমের যে অংশ কাজ করে তা সাড়া দিচ্ছে না
net-why-lost-do = একটু অপেক্ষা করে আবার চেষ্টা করুন। আবার হলে নতুন করে চালু করুন।
net-why-no-network-service = নেটওয়ার্কের সেবা সাড়া দিচ্ছে না
net-why-no-network-service-do = একটু অপেক্ষা করে আবার খুঁজুন। আবার হলে নতুন করে চালু করুন।
net-why-no-wifi = বেতার কার্ড পাওয়া যাচ্ছে না
net-why-no-wifi-do = মেশিনের বোতাম দিয়ে চালু করুন, অথবা তার লাগান।
net-why-network-gone = নেটওয়ার্কটি আর পাওয়া যাচ্ছে না
net-why-network-gone-do = নেটওয়ার্কের যন্ত্রের কাছে গিয়ে আবার খুঁজুন।
net-why-network-unsupported = এই নেটওয়ার্ক ব্যক্তিগত অ্যাকাউন্ট চায়
net-why-network-unsupported-do = সবার জন্য একটিই পাসওয়ার্ড আছে এমন নেটওয়ার্ক বাছুন।
net-why-key-shape = পাসওয়ার্ডে 8 থেকে 63টি অক্ষর থাকে
net-why-key-shape-do = পাসওয়ার্ড দেখে আবার লিখুন।
net-why-key-wrong = পাসওয়ার্ডটি মেলেনি
net-why-key-wrong-do = পাসওয়ার্ড দেখান, মেলান এবং আবার চেষ্টা করুন।
net-why-no-address = নেটওয়ার্ক কোনো ঠিকানা দিচ্ছে না
net-why-no-address-do = যিনি নেটওয়ার্ক চালান তাঁকে জিজ্ঞাসা করুন, অথবা অন্যটি বাছুন।
net-why-no-answer = নেটওয়ার্ক সাড়া দিচ্ছে না
net-why-no-answer-do = আবার চেষ্টা করুন, অথবা অন্য নেটওয়ার্ক বাছুন।
net-known = আগে থেকে জানা
net-metered = এটি কারও ফোন, বা ব্যবহার অনুযায়ী টাকা লাগে
net-metered-on = আপডেট এটি ব্যবহার করে না
net-metered-off = আপডেট এটি ব্যবহার করে
net-forget = এই নেটওয়ার্ক ভুলে যান
net-page-open = নেটওয়ার্কের পাতা খুলুন
net-page-title = নেটওয়ার্কের পাতা
net-page-text = পাশের পাতায় মেনে নিন বা লগ ইন করুন। তারপর বন্ধ করুন: আমরা সব মুছে ফেলি।
net-page-opening = পাতা খুলছে।
net-page-silent = পাতা সাড়া দিচ্ছে না। আবার লোড করুন, অথবা অন্য নেটওয়ার্ক বাছুন।
net-page-again = আবার লোড করুন
net-page-close = বন্ধ করে মুছুন
health-battery = ব্যাটারি
