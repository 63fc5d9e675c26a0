# SPDX-FileCopyrightText: 2026 Sportello contributors
# SPDX-License-Identifier: EUPL-1.2

# প্রথম চালুর সব লেখা, বাংলায়। নিয়ম: সম্বোধন «আপনি», ছোট বাক্য, একই জিনিসের জন্য একই শব্দ,
# বোতামে ক্রিয়াপদ।

## ভাষা

language-name = বাংলা
direction = ltr

## সব জায়গার শব্দ

product = কম্পিউটারটি তৈরি করুন
go-on = এগিয়ে যান
go-back = ফিরে যান
power-off = বন্ধ করুন
next-page = পরের পাতা
previous-page = আগের পাতা
page-of = পাতা { $page } / { $pages }
bar-text = অক্ষর { $percent }%
bar-text-spoken = অক্ষরের মাপ বদলান। এখন { $percent } শতাংশ।
bar-contrast = স্পষ্ট রং
bar-contrast-on = চালু
bar-contrast-off = বন্ধ
bar-voice = কণ্ঠ
bar-voice-on = চালু
bar-voice-off = বন্ধ
wait = একটু অপেক্ষা
wait-text = পাতাটি তৈরি হচ্ছে।

## ভাষা বাছা

language-title = ভাষা বেছে নিন
language-text = পরেও বদলাতে পারেন।

## বসানো বা চালিয়ে দেখা

start-title = আপনি কী করতে চান?
start-text = এই USB স্টিকে Sportello আছে। এই মেশিনে বসাতে পারেন, অথবা না বসিয়েই ব্যবহার করতে পারেন।
start-install = এই মেশিনে বসান
start-live = স্টিক থেকে ব্যবহার করুন
start-not-uefi = এখানে শুধু স্টিক থেকে ব্যবহার করা যায়: মেশিনটি পুরোনো পদ্ধতিতে (BIOS) চালু হয়েছে। বসাতে হলে চালু হওয়ার সেটিংসে UEFI বেছে আবার চালু করুন।
start-machine = মেমোরি: { $memory } MB। প্রসেসর: { $threads }।

## ডিস্ক

disks-title = ডিস্ক বেছে নিন
disks-text = যে ডিস্ক বাছবেন তা মুছে যাবে। তার আগে জিজ্ঞাসা করা হবে।
disks-none = কোনো ডিস্ক দেখা যাচ্ছে না। সংযোগ ঠিক আছে কি না দেখে আবার খুঁজুন।
disks-again = আবার খুঁজুন
disk-line = { $name }, { $size } GB
disk-removable = খুলে নেওয়া যায়
disk-nothing = খালি
disk-data = তথ্য আছে
disk-data-labels = আছে: { $labels }
disk-sportello = Sportello আগেই আছে
disk-unfinished = অসমাপ্ত একটি বসানো আছে

## নিশ্চিত করা

confirm-title = এই ডিস্ক মুছবেন?
confirm-erases = ডিস্কের সব কিছু হারিয়ে যাবে।
confirm-keeps = নিবন্ধন, খাতা ও নেটওয়ার্ক থাকবে। বাকি সব নতুন করে লেখা হবে।
confirm-name = ডিস্কের নাম লিখুন: { $name }
confirm-hint = যাতে ঠিক ডিস্কটিই হয়। বড়-ছোট অক্ষর ও ফাঁক গোনা হয় না।
confirm-keep = নিবন্ধন রেখে দিন
confirm-keep-on = হ্যাঁ
confirm-keep-off = না
confirm-go = মুছে বসান

## বসানো

progress-title = বসানো হচ্ছে
progress-text = বন্ধ করবেন না, স্টিকও খুলবেন না। কয়েক মিনিট লাগে।
progress-percent = { $percent } শতাংশ
step-parting = ডিস্ক তৈরি হচ্ছে
step-copying = সিস্টেম কপি হচ্ছে
step-checking = যা লেখা হলো তা যাচাই হচ্ছে
step-finishing = ডিস্ক চালু হওয়ার যোগ্য করা হচ্ছে
installed-title = হয়ে গেছে। স্টিক খুলে নিন
installed-text = স্টিক খুলে আবার চালু করুন। তারপর নেটওয়ার্ক ও কোড।
installed-restart = আবার চালু করুন
installed-then-restart = { $seconds } সেকেন্ড পরে নিজেই আবার চালু হবে।
installed-then-off = { $seconds } সেকেন্ড পরে নিজেই বন্ধ হবে।

## নেটওয়ার্ক

network-title = কম্পিউটারটি নেটওয়ার্কে যুক্ত করুন
network-cable-connected = তার কাজ করছে
network-cable-plugged = তার লাগানো আছে, কিন্তু নেটওয়ার্ক এখনও সাড়া দিচ্ছে না
network-online = ইন্টারনেট সাড়া দিচ্ছে
network-online-text = এগিয়ে যেতে পারেন।
network-local = নেটওয়ার্ক আছে, কিন্তু ইন্টারনেট সাড়া দিচ্ছে না
network-local-text = নেটওয়ার্ক দেখুন, অথবা একটি প্রক্সি (proxy) দিন।
network-portal = নেটওয়ার্ক একটি পাতা মেনে নিতে বলছে
network-portal-text = এই নেটওয়ার্কে স্বাগত পাতা আছে। যিনি নেটওয়ার্ক চালান তাঁকে এই কম্পিউটারকে ছাড় দিতে বলুন, অথবা অন্য নেটওয়ার্ক বাছুন।
network-offline = কোনো নেটওয়ার্ক নেই
network-offline-text = তার লাগান, অথবা একটি বেতার নেটওয়ার্ক বাছুন।
network-unknown = ইন্টারনেট সাড়া দেয় কি না এখনও জানা নেই
network-unknown-text = এগিয়ে গিয়ে চেষ্টা করতে পারেন।
network-wifi = বেতার নেটওয়ার্ক
network-no-wifi = এই মেশিনে বেতার নেটওয়ার্ক নেই, বা তা বন্ধ আছে।
network-none-found = এখানে কোনো বেতার নেটওয়ার্ক পাওয়া যাচ্ছে না।
network-scan = আবার খুঁজুন
network-hidden = লুকানো নেটওয়ার্ক
network-proxy = প্রক্সি (proxy)
network-without = নেটওয়ার্ক ছাড়া এগোন
network-line = { $name }, সংকেত { $strength }%
network-in-use = ব্যবহার হচ্ছে
network-open = পাসওয়ার্ড ছাড়া
network-key = পাসওয়ার্ড আছে
network-unsupported = চলবে না: ব্যক্তিগত অ্যাকাউন্ট চায়

key-title = { $name } নেটওয়ার্কে ঢুকুন
key-hidden-title = লুকানো নেটওয়ার্কে ঢুকুন
key-name = নেটওয়ার্কের নাম
key-label = নেটওয়ার্কের পাসওয়ার্ড
key-hint = 8 থেকে 63টি অক্ষর, সংখ্যা বা চিহ্ন। পাসওয়ার্ড না থাকলে খালি রাখুন।
key-show = পাসওয়ার্ড দেখান
key-shown = দেখা যাচ্ছে
key-hidden = দেখা যাচ্ছে না
key-go = ঢুকুন
key-joining = নেটওয়ার্কে ঢোকা হচ্ছে
key-joining-text = প্রায় এক মিনিট লাগতে পারে।

proxy-title = ইন্টারনেটে যাওয়ার প্রক্সি (proxy)
proxy-text = শুধু নেটওয়ার্ক চাইলে লাগে। যিনি নেটওয়ার্ক চালান তিনি জানেন।
proxy-host = প্রক্সির নাম
proxy-port = পোর্ট (একটি সংখ্যা)
proxy-go = এই প্রক্সি ব্যবহার করুন
proxy-none = প্রক্সি নেই

## কোড

code-title = কম্পিউটারের কোড লিখুন
code-text = কোডটি আঞ্চলিক কেন্দ্রে আপনার শাখার পাতায় তৈরি হয়। একবারই কাজ করে।
code-label = কোড
code-hint = বড়-ছোট অক্ষর, ফাঁক ও ড্যাশ গোনা হয় না।
code-written = লেখা অক্ষর: { $count }। একটি কোডে 18 বা 44টি থাকে।
code-good = কোড ঠিকমতো লেখা হয়েছে।
code-maybe-wrong = লেখা অক্ষর: { $count }। কোড এখানেই শেষ হলে একটি অক্ষর ঠিক নেই: মিলিয়ে দেখুন।
code-wrong = একটি অক্ষর ঠিক নেই: কোডটি এক এক অংশ করে মিলিয়ে দেখুন।
code-too-long = কোডটি বেশি লম্বা: বাড়তি লেখা মুছুন।
code-letter = « { $letter } » কোডে ব্যবহার হয় না: মিলিয়ে দেখুন।
code-go = নিবন্ধন করুন
code-brought = স্টিকের কোড ব্যবহার করুন
code-later = পরে
code-clear = সব মুছুন
code-enrolling = কম্পিউটারের নিবন্ধন হচ্ছে
code-enrolling-text = আঞ্চলিক কেন্দ্রকে জিজ্ঞাসা করা হচ্ছে। এক মিনিট লাগতে পারে।

enrolled-title = কম্পিউটারের নিবন্ধন হয়েছে
enrolled-text = এই ছাপটি আঞ্চলিক কেন্দ্রে দেখানো ছাপের সঙ্গে মেলান। আলাদা হলে যিনি কম্পিউটারগুলো দেখেন তাঁকে ডাকুন।
enrolled-terminal = কম্পিউটারের নম্বর
enrolled-fingerprint = ছাপ
enrolled-centre = আঞ্চলিক কেন্দ্র
enrolled-go = Sportello খুলুন

## পর্দার কিবোর্ড

keyboard-show = কিবোর্ড দেখান
keyboard-hide = কিবোর্ড লুকান
keyboard-space = স্পেস
keyboard-erase = একটি অক্ষর মুছুন
keyboard-capitals = ABC
keyboard-capitals-spoken = বড় হাতের অক্ষর
keyboard-small = abc
keyboard-small-spoken = ছোট হাতের অক্ষর
keyboard-signs = .-@
keyboard-signs-spoken = চিহ্ন

## কী হচ্ছে না, আর কী করবেন

why-request = অনুরোধটি বোঝা যায়নি
why-request-do = ফিরে গিয়ে আবার চেষ্টা করুন। আবার হলে নতুন করে চালু করুন।
why-busy = একটি বসানো আগেই চলছে
why-busy-do = শেষ হওয়া পর্যন্ত অপেক্ষা করুন।
why-not-here = এখানে বসানো যায় না
why-not-here-do = স্টিক থেকে আবার চালু করে বসানো বেছে নিন।
why-machine = মেশিনটি পারেনি
why-machine-do = আবার চেষ্টা করুন। আবার হলে নতুন করে চালু করুন এবং যিনি কম্পিউটারগুলো দেখেন তাঁকে ডাকুন।
why-lost = সিস্টেমের যে অংশ কাজ করে তা সাড়া দিচ্ছে না
why-lost-do = একটু অপেক্ষা করে আবার চেষ্টা করুন। আবার হলে নতুন করে চালু করুন।
why-disk-gone = ডিস্কটি আর নেই
why-disk-gone-do = ডিস্কের তার দেখে আবার খুঁজুন।
why-disk-running = এটি সেই স্টিক, যা থেকে চালু করেছেন
why-disk-running-do = অন্য ডিস্ক বাছুন।
why-disk-read-only = ডিস্কে লেখা যায় না
why-disk-read-only-do = লেখার বাধা সরান বা অন্য ডিস্ক বাছুন।
why-disk-in-use = ডিস্কটি ব্যবহার হচ্ছে
why-disk-in-use-do = স্টিক থেকে আবার চালু করে চেষ্টা করুন।
why-disk-too-small = ডিস্কটি খুব ছোট: { $has } GB
why-disk-too-small-do = কমপক্ষে { $need } GB লাগে: বড় ডিস্ক বাছুন।
why-name-differs = এটি ডিস্কের নাম নয়
why-name-differs-do = ঘরের উপরে যে নাম দেখছেন তা লিখুন।
why-nothing-to-keep = এই ডিস্কে রাখার মতো কিছু নেই
why-nothing-to-keep-do = নিবন্ধন না রেখে বসান।
why-disk-fails = ডিস্কটি ভালো কাজ করছে না
why-disk-fails-do = বসানো শেষ হয়নি, চালু হওয়ার সময় ডিস্ক তা জানাবে। অন্য ডিস্ক দিয়ে চেষ্টা করুন।
why-disk-lies = যা পড়া যাচ্ছে তা লেখার সঙ্গে মেলে না
why-disk-lies-do = ডিস্ক বা স্টিক নষ্ট। আবার চেষ্টা করুন; আবার হলে বদলান।
why-medium = স্টিকটি ঠিকমতো পড়া যাচ্ছে না
why-medium-do = স্টিকটি আবার লিখুন, বা অন্য একটি নিন।
why-not-uefi = মেশিনটি পুরোনো পদ্ধতিতে (BIOS) চালু হয়েছে
why-not-uefi-do = চালু হওয়ার সেটিংসে UEFI বাছুন, অথবা স্টিক থেকে ব্যবহার করুন।
why-no-network-service = নেটওয়ার্কের সেবা সাড়া দিচ্ছে না
why-no-network-service-do = একটু অপেক্ষা করে আবার খুঁজুন। আবার হলে নতুন করে চালু করুন।
why-no-wifi = বেতার কার্ড পাওয়া যাচ্ছে না
why-no-wifi-do = মেশিনের বোতাম দিয়ে চালু করুন, অথবা তার লাগান।
why-network-gone = নেটওয়ার্কটি আর পাওয়া যাচ্ছে না
why-network-gone-do = নেটওয়ার্কের যন্ত্রের কাছে গিয়ে আবার খুঁজুন।
why-network-unsupported = এই নেটওয়ার্ক ব্যক্তিগত অ্যাকাউন্ট চায়
why-network-unsupported-do = সবার জন্য একটিই পাসওয়ার্ড আছে এমন নেটওয়ার্ক বাছুন।
why-key-shape = পাসওয়ার্ডে 8 থেকে 63টি অক্ষর থাকে
why-key-shape-do = পাসওয়ার্ড দেখে আবার লিখুন।
why-key-wrong = পাসওয়ার্ডটি মেলেনি
why-key-wrong-do = পাসওয়ার্ড দেখান, মেলান এবং আবার চেষ্টা করুন।
why-no-address = নেটওয়ার্ক কোনো ঠিকানা দিচ্ছে না
why-no-address-do = যিনি নেটওয়ার্ক চালান তাঁকে জিজ্ঞাসা করুন, অথবা অন্যটি বাছুন।
why-no-answer = নেটওয়ার্ক সাড়া দিচ্ছে না
why-no-answer-do = আবার চেষ্টা করুন, অথবা অন্য নেটওয়ার্ক বাছুন।
why-proxy-shape = প্রক্সির নাম বা পোর্ট ঠিক নেই
why-proxy-shape-do = নাম হয় proxy.example.it-এর মতো, পোর্ট 65535 পর্যন্ত একটি সংখ্যা।
why-no-code = এখানে কোনো কোড নেই
why-no-code-do = কিবোর্ড দিয়ে কোড লিখুন।
why-code-shape = কোড ঠিকমতো লেখা হয়নি
why-code-shape-do = এক এক অংশ করে মিলিয়ে দেখুন।
why-code-refused = কেন্দ্র এই কোড নিচ্ছে না
why-code-refused-do = কোডের মেয়াদ শেষ, আগেই ব্যবহার হয়েছে, বা অন্য অঞ্চলের। শাখার পাতায় নতুন কোড তৈরি করুন।
why-no-internet = ইন্টারনেট সাড়া দিচ্ছে না
why-no-internet-do = নেটওয়ার্কে ফিরে দেখুন। কোড চালু থাকবে।
why-portal = নেটওয়ার্ক একটি পাতা মেনে নিতে বলছে
why-portal-do = অন্য নেটওয়ার্ক বাছুন, বা যিনি চালান তাঁকে জিজ্ঞাসা করুন। কোড চালু থাকবে।
why-centre-silent = আঞ্চলিক কেন্দ্র সাড়া দিচ্ছে না
why-centre-silent-do = নেটওয়ার্ক ও মেশিনের ঘড়ি দেখে আবার চেষ্টা করুন। কোড চালু থাকবে।
why-no-centre = আঞ্চলিক কেন্দ্র কোথায় জানা নেই
why-no-centre-do = কেন্দ্রের ঠিকানাসহ পুরো কোড ব্যবহার করুন, বা যিনি স্টিক তৈরি করেছেন তাঁকে ডাকুন।
why-file-wrong = স্টিকের ফাইলটি বোঝা যাচ্ছে না
why-file-wrong-do = sportello-install.toml-এর { $line } নম্বর লাইন ঠিক করে আবার চালু করুন।
why-rule-none = স্টিকের ফাইলে যেমন লেখা, তেমন কোনো ডিস্ক নেই
why-rule-none-do = sportello-install.toml-এ ডিস্কের নিয়ম দেখুন, অথবা নিজে ডিস্ক বাছুন।
why-rule-many = স্টিকের ফাইলে যেমন লেখা, তেমন ডিস্ক একাধিক
why-rule-many-do = sportello-install.toml-এ ক্রমিক নম্বর দিন, অথবা নিজে ডিস্ক বাছুন।
why-erase-differs = স্টিকের ফাইল এই ডিস্ক মুছতে দেয় না
why-erase-differs-do = erase-এ এর মডেল লিখুন, অথবা নিজে ডিস্ক বাছুন।
why-already = এই সিস্টেম আগেই ডিস্কে আছে
why-already-do = স্টিক খুলে আবার চালু করুন।
