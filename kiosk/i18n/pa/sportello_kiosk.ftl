# SPDX-FileCopyrightText: 2026 Sportello contributors
# SPDX-License-Identifier: EUPL-1.2

# ਟਰਮੀਨਲ ਦੇ ਸਾਰੇ ਸ਼ਬਦ, ਪੰਜਾਬੀ (ਗੁਰਮੁਖੀ) ਵਿੱਚ। ਨਿਯਮ: «ਤੁਸੀਂ» ਕਹਿਣਾ, ਛੋਟੇ ਵਾਕ, ਇੱਕ ਚੀਜ਼ ਲਈ ਇੱਕੋ ਸ਼ਬਦ,
# ਬਟਨਾਂ ਉੱਤੇ ਕਿਰਿਆ, ਕਿਸੇ ਨੂੰ ਦੋਸ਼ ਨਹੀਂ, «ਗਲਤੀ» ਸ਼ਬਦ ਨਹੀਂ। ਸਰਕਾਰੀ ਨਾਂ ਇਤਾਲਵੀ ਵਿੱਚ ਹੀ ਰਹਿੰਦੇ ਹਨ।

## ਭਾਸ਼ਾ

language-name = ਪੰਜਾਬੀ
direction = ltr
greeting = ਜੀ ਆਇਆਂ ਨੂੰ

## ਹਰ ਥਾਂ ਦੇ ਸ਼ਬਦ

go-on = ਅੱਗੇ ਚੱਲੋ
go-back = ਵਾਪਸ ਜਾਓ
close = ਬੰਦ ਕਰੋ
cancel = ਰੱਦ ਕਰੋ
confirm = ਪੱਕਾ ਕਰੋ
next-page = ਅਗਲਾ ਪੰਨਾ
previous-page = ਪਿਛਲਾ ਪੰਨਾ
page-of = ਪੰਨਾ { $page } / { $pages }
minutes-about = ਲਗਭਗ { $minutes } ਮਿੰਟ
staff = ਸਟਾਫ਼

## ਹੇਠਲੀ ਪੱਟੀ

bar-language = ਭਾਸ਼ਾ
bar-appearance = ਦਿੱਖ ਤੇ ਆਵਾਜ਼
bar-read = ਉੱਚੀ ਪੜ੍ਹੋ
bar-read-stop = ਪੜ੍ਹਨਾ ਰੋਕੋ
bar-help = ਮਦਦ ਸੱਦੋ
bar-help-sent = ਮਦਦ ਸੱਦੀ ਗਈ
bar-end = ਖ਼ਤਮ ਕਰੋ
bar-hide = ਸਕ੍ਰੀਨ ਲੁਕਾਓ
bar-more = ਹੋਰ
time-left-minutes = { $minutes ->
    [one] { $minutes } ਮਿੰਟ ਬਾਕੀ ਹੈ
   *[other] { $minutes } ਮਿੰਟ ਬਾਕੀ ਹਨ
}
time-left-seconds = { $seconds ->
    [one] { $seconds } ਸਕਿੰਟ ਬਾਕੀ ਹੈ
   *[other] { $seconds } ਸਕਿੰਟ ਬਾਕੀ ਹਨ
}
time-left-paused = ਸਮਾਂ ਰੁਕਿਆ ਹੋਇਆ ਹੈ
time-grace = ਸੰਭਾਲਣ ਲਈ { $minutes } ਮਿੰਟ

## ਸਮੇਂ ਬਾਰੇ ਗੱਲਾਂ

warning-minutes = { $minutes ->
    [one] ਤੁਹਾਡੇ ਕੋਲ { $minutes } ਮਿੰਟ ਬਾਕੀ ਹੈ।
   *[other] ਤੁਹਾਡੇ ਕੋਲ { $minutes } ਮਿੰਟ ਬਾਕੀ ਹਨ।
}
warning-save = ਜੇ ਕੁਝ ਰੱਖਣਾ ਹੈ ਤਾਂ ਹੁਣੇ ਸੰਭਾਲੋ ਜਾਂ ਛਾਪੋ।
warning-hop = ਜਦੋਂ ਤੁਸੀਂ ਆਪਣੀ ਪਛਾਣ ਦਿੰਦੇ ਜਾਂ ਪੈਸੇ ਭਰਦੇ ਹੋ, ਸਮਾਂ ਰੁਕਿਆ ਰਹਿੰਦਾ ਹੈ। ਆਰਾਮ ਨਾਲ ਕਰੋ।
grace-title = ਸਮਾਂ ਪੂਰਾ ਹੋ ਗਿਆ
grace-text = { $minutes ->
    [one] ਲੋੜੀਂਦੀਆਂ ਚੀਜ਼ਾਂ ਸੰਭਾਲਣ ਜਾਂ ਛਾਪਣ ਲਈ ਤੁਹਾਡੇ ਕੋਲ { $minutes } ਮਿੰਟ ਹੋਰ ਹੈ।
   *[other] ਲੋੜੀਂਦੀਆਂ ਚੀਜ਼ਾਂ ਸੰਭਾਲਣ ਜਾਂ ਛਾਪਣ ਲਈ ਤੁਹਾਡੇ ਕੋਲ { $minutes } ਮਿੰਟ ਹੋਰ ਹਨ।
}
extend = { $minutes } ਮਿੰਟ ਹੋਰ ਮੰਗੋ
grace-take = ਸੰਭਾਲਣ ਲਈ { $minutes } ਮਿੰਟ ਦਿਓ
phone = ਮੈਂ ਫ਼ੋਨ ਉੱਤੇ ਹਾਂ
extended = ਤੁਹਾਨੂੰ { $minutes } ਮਿੰਟ ਹੋਰ ਮਿਲ ਗਏ।
extend-refused-waiting = ਕੋਈ ਹੋਰ ਆਪਣੀ ਵਾਰੀ ਦੀ ਉਡੀਕ ਵਿੱਚ ਹੈ। ਅਸੀਂ ਹੋਰ ਸਮਾਂ ਨਹੀਂ ਦੇ ਸਕਦੇ।
extend-refused-closing = ਥੋੜ੍ਹੀ ਦੇਰ ਵਿੱਚ ਅਸੀਂ ਬੰਦ ਕਰਾਂਗੇ। ਅਸੀਂ ਹੋਰ ਸਮਾਂ ਨਹੀਂ ਦੇ ਸਕਦੇ।
extend-refused-used = ਤੁਹਾਨੂੰ ਸਾਰਾ ਵਾਧੂ ਸਮਾਂ ਮਿਲ ਚੁੱਕਾ ਹੈ। ਹੋਰ ਚਾਹੀਦਾ ਹੈ ਤਾਂ ਸਟਾਫ਼ ਨੂੰ ਪੁੱਛੋ।
understood = ਸਮਝ ਗਏ

## ਜੀ ਆਇਆਂ ਨੂੰ

welcome-start = ਸ਼ੁਰੂ ਕਰੋ
welcome-free = ਇਹ ਮੁਫ਼ਤ ਹੈ।
welcome-documents = ਕੋਈ ਕਾਗਜ਼ ਨਹੀਂ ਚਾਹੀਦਾ।
welcome-erased = ਅੰਤ ਵਿੱਚ ਅਸੀਂ ਸਭ ਮਿਟਾ ਦਿੰਦੇ ਹਾਂ।
welcome-appearance = ਦਿੱਖ
welcome-voice-on = ਆਵਾਜ਼ ਚਾਲੂ ਕਰੋ
welcome-voice-off = ਆਵਾਜ਼ ਬੰਦ ਕਰੋ
welcome-closing = ਅੱਜ ਤੁਸੀਂ ਇਹ ਕੰਪਿਊਟਰ { $time } ਵਜੇ ਤੱਕ ਵਰਤ ਸਕਦੇ ਹੋ।

## ਭਾਸ਼ਾ ਬਦਲਣਾ

language-title = ਭਾਸ਼ਾ
language-text = ਤੁਸੀਂ ਜਦੋਂ ਚਾਹੋ ਭਾਸ਼ਾ ਬਦਲ ਸਕਦੇ ਹੋ। ਤੁਸੀਂ ਉਸੇ ਥਾਂ ਰਹਿੰਦੇ ਹੋ।

## ਦਿੱਖ ਤੇ ਆਵਾਜ਼

appearance-title = ਦਿੱਖ ਤੇ ਆਵਾਜ਼
appearance-colours = ਰੰਗ
appearance-light = ਹਲਕੇ
appearance-dark = ਗੂੜ੍ਹੇ
appearance-contrast = ਬਹੁਤ ਸਾਫ਼
appearance-text = ਅੱਖਰਾਂ ਦਾ ਆਕਾਰ
appearance-text-normal = ਆਮ
appearance-text-large = ਵੱਡਾ
appearance-text-largest = ਬਹੁਤ ਵੱਡਾ
appearance-motion = ਹਿੱਲਜੁੱਲ
appearance-motion-some = ਥੋੜ੍ਹੀ
appearance-motion-none = ਕੋਈ ਨਹੀਂ
appearance-voice = ਪੜ੍ਹ ਕੇ ਸੁਣਾਉਣ ਵਾਲੀ ਆਵਾਜ਼
appearance-voice-on = ਚਾਲੂ
appearance-voice-off = ਬੰਦ

hands-title = ਬਟਨ ਤੇ ਤੀਰ
hands-slow = ਬਟਨ ਦਬਾ ਕੇ ਰੱਖਣ ਨਾਲ ਹੀ ਗਿਣਿਆ ਜਾਂਦਾ ਹੈ
hands-bounce = ਨੇੜੇ ਦੇ ਦੋ ਦਬਾਅ ਇੱਕ ਗਿਣੇ ਜਾਂਦੇ ਹਨ
hands-sticky = ਵੱਡਾ ਅੱਖਰ: ਪਹਿਲਾਂ Shift, ਫਿਰ ਅੱਖਰ
hands-repeat = ਦਬਾ ਕੇ ਰੱਖਿਆ ਬਟਨ ਮੁੜ ਮੁੜ ਲਿਖਦਾ ਹੈ
hands-dwell = ਤੀਰ ਜਿੱਥੇ ਰੁਕੇ ਉੱਥੇ ਦਬਾਉਂਦਾ ਹੈ
hands-single = ਇੱਕੋ ਬਟਨ: ਚੌਖਟਾ ਆਪ ਚੱਲਦਾ ਹੈ
hands-no = ਨਹੀਂ
hands-yes = ਹਾਂ
hands-short = ਘੱਟ
hands-medium = ਦਰਮਿਆਨਾ
hands-long = ਵੱਧ
hands-capital = ਅਗਲਾ ਅੱਖਰ ਵੱਡਾ ਹੈ
hands-third = ਅਗਲਾ ਬਟਨ AltGr ਨਾਲ ਗਿਣਿਆ ਜਾਵੇਗਾ

## ਸ਼ੁਰੂ ਕਰਨ ਤੋਂ ਪਹਿਲਾਂ

notice-title = ਸ਼ੁਰੂ ਕਰਨ ਤੋਂ ਪਹਿਲਾਂ
notice-time = ਤੁਹਾਡੇ ਕੋਲ ਕਿੰਨਾ ਸਮਾਂ ਹੈ
notice-time-text = { $minutes ->
    [one] ਤੁਹਾਡੇ ਕੋਲ { $minutes } ਮਿੰਟ ਹੈ। ਮੁੱਕਣ ਤੋਂ ਪਹਿਲਾਂ ਅਸੀਂ ਦੱਸਾਂਗੇ।
   *[other] ਤੁਹਾਡੇ ਕੋਲ { $minutes } ਮਿੰਟ ਹਨ। ਮੁੱਕਣ ਤੋਂ ਪਹਿਲਾਂ ਅਸੀਂ ਦੱਸਾਂਗੇ।
}
notice-erased = ਅਸੀਂ ਕੀ ਮਿਟਾਉਂਦੇ ਹਾਂ
notice-erased-text = ਸਭ ਕੁਝ: ਜਿਹੜੇ ਪੰਨੇ ਤੁਸੀਂ ਵੇਖਦੇ ਹੋ, ਜੋ ਲਿਖਦੇ ਹੋ, ਤੁਹਾਡੀਆਂ ਫ਼ਾਈਲਾਂ। ਜਦੋਂ ਤੁਸੀਂ ਖ਼ਤਮ ਕਰਦੇ ਹੋ, ਅਸੀਂ ਮਿਟਾ ਦਿੰਦੇ ਹਾਂ।
notice-counted = ਅਸੀਂ ਕੀ ਗਿਣਦੇ ਹਾਂ
notice-counted-text = ਅਸੀਂ ਸਿਰਫ਼ ਇਹ ਗਿਣਦੇ ਹਾਂ ਕਿ ਕਿਸੇ ਨੇ ਕੰਪਿਊਟਰ ਵਰਤਿਆ, ਕਿੰਨੀ ਦੇਰ ਅਤੇ ਕਿਸ ਸੇਵਾ ਲਈ। ਤੁਸੀਂ ਕੌਣ ਹੋ, ਸਾਨੂੰ ਨਹੀਂ ਪਤਾ।
notice-who = ਸਕ੍ਰੀਨ ਦੇ ਸਾਹਮਣੇ ਕੌਣ ਹੈ?
notice-alone = ਸਿਰਫ਼ ਮੈਂ
notice-helped = ਕੋਈ ਮੇਰੀ ਮਦਦ ਕਰਦਾ ਹੈ
notice-optional = ਜਵਾਬ ਨਾ ਵੀ ਦਿਓ ਤਾਂ ਠੀਕ ਹੈ।

## ਤੁਸੀਂ ਕੀ ਕਰਨਾ ਹੈ

home-title = ਤੁਸੀਂ ਕੀ ਕਰਨਾ ਹੈ?
home-search = ਲੱਭੋ
home-search-hint = ਲਿਖੋ ਕਿ ਤੁਹਾਨੂੰ ਕੀ ਚਾਹੀਦਾ ਹੈ
home-choose = ਪਤਾ ਨਹੀਂ ਕਿੱਥੋਂ ਸ਼ੁਰੂ ਕਰਾਂ
home-practise = ਅਭਿਆਸ ਕਰੋ
home-return = ਵਾਪਸ ਜਾਓ: { $task }
need-identity = ਡਿਜੀਟਲ ਪਛਾਣ
need-identity-text = ਆਪਣੇ ਨਾਂ ਨਾਲ ਸਾਈਟਾਂ ਵਿੱਚ ਜਾਣਾ
need-health = ਸਿਹਤ
need-health-text = ਡਾਕਟਰ, ਜਾਂਚ, ਰਿਪੋਰਟਾਂ
need-money = ਪੈਸੇ ਤੇ ਭੱਤੇ
need-money-text = ਛੋਟਾਂ, ਪੈਨਸ਼ਨ, ਮਦਦ
need-school = ਸਕੂਲ
need-school-text = ਦਾਖ਼ਲਾ, ਖਾਣਾ, ਹਾਜ਼ਰੀ
need-work = ਕੰਮ
need-work-text = ਨੌਕਰੀਆਂ, ਬਾਇਓਡਾਟਾ (CV)
need-payments = ਭੁਗਤਾਨ
need-payments-text = ਨੋਟਿਸ, ਜੁਰਮਾਨੇ, ਟੈਕਸ
need-messages = ਈਮੇਲ ਤੇ ਸੁਨੇਹੇ
need-messages-text = ਪੜ੍ਹਨਾ ਤੇ ਲਿਖਣਾ
need-learn = ਸਿੱਖਣਾ
need-learn-text = ਕੋਰਸ, ਕਿਤਾਬਾਂ, ਭਾਸ਼ਾਵਾਂ
need-commune = ਮੇਰਾ Comune
need-commune-text = ਇਸ ਥਾਂ ਦੀਆਂ ਸਰਕਾਰੀ ਸੇਵਾਵਾਂ
need-browse = ਖੁੱਲ੍ਹ ਕੇ ਵੇਖਣਾ
need-browse-text = ਆਪਣੀ ਮਰਜ਼ੀ ਦੀਆਂ ਸਾਈਟਾਂ ਖੋਲ੍ਹਣਾ

## ਲੱਭਣਾ ਤੇ ਸੂਚੀਆਂ

results-title = «{ $words }» ਲਈ ਨਤੀਜੇ
results-none = «{ $words }» ਨਹੀਂ ਲੱਭਿਆ।
results-none-help = ਇੱਕੋ ਸ਼ਬਦ ਲਿਖ ਕੇ ਵੇਖੋ, ਜਿਵੇਂ «ਡਾਕਟਰ»। ਜਾਂ ਸਟਾਫ਼ ਨੂੰ ਪੁੱਛੋ।
results-again = ਦੁਬਾਰਾ ਲੱਭੋ
list-empty = ਇੱਥੇ ਅਜੇ ਕੁਝ ਨਹੀਂ ਹੈ। ਸਟਾਫ਼ ਨੂੰ ਪੁੱਛੋ।
task-unchecked-short = ਜਾਂਚ ਬਾਕੀ
task-practice = ਬਿਨਾਂ ਖ਼ਤਰੇ ਅਭਿਆਸ
task-italian-short = ਇਤਾਲਵੀ ਵਿੱਚ

## ਚੁਣਨ ਵਿੱਚ ਮਦਦ

choose-title = ਅਸੀਂ ਚੁਣਨ ਵਿੱਚ ਮਦਦ ਕਰਦੇ ਹਾਂ
choose-question = ਤੁਸੀਂ ਕਿਸ ਕੰਮ ਆਏ ਹੋ?
choose-letter = ਮੈਨੂੰ ਚਿੱਠੀ ਜਾਂ ਨੋਟਿਸ ਆਇਆ ਹੈ
choose-doctor = ਡਾਕਟਰ ਨੂੰ ਮਿਲਣਾ ਜਾਂ ਰਿਪੋਰਟ ਵੇਖਣੀ ਹੈ
choose-money = ਮੈਨੂੰ ਪੈਸਿਆਂ ਦੀ ਮਦਦ ਚਾਹੀਦੀ ਹੈ
choose-work = ਮੈਂ ਕੰਮ ਲੱਭਣਾ ਹੈ
choose-child = ਮੇਰੇ ਪੁੱਤਰ ਜਾਂ ਧੀ ਲਈ ਹੈ
choose-enter = ਇੱਕ ਸਾਈਟ ਮੇਰੇ ਨਾਂ ਨਾਲ ਅੰਦਰ ਆਉਣ ਨੂੰ ਕਹਿੰਦੀ ਹੈ
choose-nothing = ਇਹਨਾਂ ਵਿੱਚੋਂ ਕੁਝ ਨਹੀਂ
choose-found = ਸ਼ਾਇਦ ਤੁਹਾਨੂੰ ਇਹ ਚਾਹੀਦਾ ਹੈ
choose-nothing-text = ਕੋਈ ਗੱਲ ਨਹੀਂ। ਸਟਾਫ਼ ਤੁਹਾਡੀ ਗੱਲ ਸੁਣੇਗਾ ਅਤੇ ਚੁਣਨ ਵਿੱਚ ਮਦਦ ਕਰੇਗਾ।

## ਕਿਸੇ ਸੇਵਾ ਦਾ ਕਾਰਡ

card-needs = ਸ਼ੁਰੂ ਕਰਨ ਤੋਂ ਪਹਿਲਾਂ ਤੁਹਾਨੂੰ ਚਾਹੀਦਾ ਹੈ
card-needs-none = ਤੁਹਾਨੂੰ ਕੁਝ ਨਹੀਂ ਚਾਹੀਦਾ।
card-print = ਸੂਚੀ ਛਾਪੋ
card-steps = { $count } ਕਦਮ
card-start = ਸ਼ੁਰੂ ਕਰੋ
card-too-long = ਲਗਭਗ { $needed } ਮਿੰਟ ਲੱਗਦੇ ਹਨ ਅਤੇ ਤੁਹਾਡੇ ਕੋਲ { $left } ਬਾਕੀ ਹਨ। ਸ਼ਾਇਦ ਕਿਸੇ ਹੋਰ ਦਿਨ ਕਰਨਾ ਚੰਗਾ ਹੈ, ਜਾਂ ਸਟਾਫ਼ ਨੂੰ ਪੁੱਛੋ।
card-long = ਲਗਭਗ { $needed } ਮਿੰਟ ਲੱਗਦੇ ਹਨ ਅਤੇ ਤੁਹਾਡੇ ਕੋਲ { $left } ਬਾਕੀ ਹਨ। ਤੁਸੀਂ ਸ਼ੁਰੂ ਕਰ ਸਕਦੇ ਹੋ: ਮੁੱਕਣ ਤੋਂ ਪਹਿਲਾਂ ਹੋਰ ਸਮਾਂ ਮੰਗ ਲਓ।
card-unchecked = ਇਸ ਗਾਈਡ ਨੂੰ ਅਸਲੀ ਸਾਈਟ ਉੱਤੇ ਅਜੇ ਕਿਸੇ ਨੇ ਨਹੀਂ ਪਰਖਿਆ। ਬਟਨ ਵੱਖਰੇ ਹੋ ਸਕਦੇ ਹਨ।
card-practice = ਇਹ ਅਭਿਆਸ ਹੈ: ਕੁਝ ਵੀ ਅਸਲੀ ਨਹੀਂ ਅਤੇ ਕੁਝ ਖ਼ਰਾਬ ਨਹੀਂ ਹੋ ਸਕਦਾ।
card-who = ਕੌਣ ਕਰ ਸਕਦਾ ਹੈ
card-cost = ਕਿੰਨਾ ਖ਼ਰਚ ਹੈ
card-for-whom = ਤੁਹਾਡੇ ਲਈ ਜਾਂ ਕਿਸੇ ਹੋਰ ਲਈ
card-stop = ਕਦੋਂ ਰੁਕ ਕੇ ਮਦਦ ਮੰਗਣੀ ਹੈ
card-dangers = ਧਿਆਨ ਰੱਖੋ
card-italian = ਇਹ ਗਾਈਡ ਅਜੇ ਤੁਹਾਡੀ ਭਾਸ਼ਾ ਵਿੱਚ ਨਹੀਂ ਹੈ। ਤੁਸੀਂ ਇਸ ਨੂੰ ਇਤਾਲਵੀ ਵਿੱਚ ਪੜ੍ਹਦੇ ਹੋ।
card-unreviewed = ਇਹ ਭਾਸ਼ਾ ਬੋਲਣ ਵਾਲੇ ਕਿਸੇ ਨੇ ਇਹ ਗਾਈਡ ਅਜੇ ਨਹੀਂ ਪਰਖੀ। ਸ਼ੱਕ ਹੋਵੇ ਤਾਂ ਸਟਾਫ਼ ਨੂੰ ਪੁੱਛੋ।
danger-money = ਇੱਥੇ ਸੱਚਮੁੱਚ ਪੈਸੇ ਦਿੰਦੇ ਹੋ
danger-password = ਗੁਪਤ ਸ਼ਬਦ ਤੇ ਕੋਡ
danger-scam = ਠੱਗੀ ਹੋ ਸਕਦੀ ਹੈ
danger-data = ਨਿੱਜੀ ਨਾਜ਼ੁਕ ਜਾਣਕਾਰੀ
danger-careful = ਵਾਪਸ ਨਹੀਂ ਮੁੜ ਸਕਦੇ
fact-ask = (ਸਟਾਫ਼ ਨੂੰ ਪੁੱਛੋ)

## ਗਾਈਡ

guide-step = ਕਦਮ { $step } / { $steps }
guide-show = ਮੈਨੂੰ ਵਿਖਾਓ
guide-show-stop = ਨਿਸ਼ਾਨ ਹਟਾਓ
guide-read = ਪੜ੍ਹੋ
guide-stuck = ਗੱਲ ਨਹੀਂ ਬਣਦੀ…
guide-further = ਬਾਕੀ ਵਿਖਾਓ
guide-beginning = ਸ਼ੁਰੂ ਵਿਖਾਓ
guide-back = ਪਿੱਛੇ
guide-done = ਹੋ ਗਿਆ
guide-finish = ਮੈਂ ਪੂਰਾ ਕੀਤਾ
guide-other = ਕੁਝ ਹੋਰ ਕਰੋ
guide-lost-title = ਪਤਾ ਨਹੀਂ ਲੱਗਦਾ ਤੁਸੀਂ ਕਿੱਥੇ ਹੋ
guide-lost-text = ਸ਼ਾਇਦ ਤੁਸੀਂ ਹੋਰ ਪੰਨਾ ਖੋਲ੍ਹਿਆ ਹੈ। ਕੁਝ ਮਾੜਾ ਨਹੀਂ ਹੋਇਆ।
guide-lost-restart = ਕਦਮ ਦੁਬਾਰਾ ਸ਼ੁਰੂ ਕਰੋ
guide-lost-stay = ਇੱਥੇ ਹੀ ਰਹਿੰਦੇ ਹਾਂ
guide-troubles = ਕੀ ਨਹੀਂ ਹੋ ਰਿਹਾ?
trouble-page = ਪੰਨਾ ਚਿੱਟਾ ਜਾਂ ਰੁਕਿਆ ਹੈ
trouble-page-do = ਦੁਬਾਰਾ ਖੋਲ੍ਹੋ
trouble-button = ਬਟਨ ਨਹੀਂ ਲੱਭਦਾ
trouble-button-do = ਮੈਨੂੰ ਵਿਖਾਓ
trouble-elsewhere = ਮੈਂ ਕਿਸੇ ਹੋਰ ਪੰਨੇ ਉੱਤੇ ਹਾਂ
trouble-elsewhere-do = ਕਦਮ ਦੁਬਾਰਾ ਸ਼ੁਰੂ ਕਰੋ
trouble-other = ਕੋਈ ਹੋਰ ਗੱਲ
guide-restart-site = ਸਾਈਟ ਦੇ ਸ਼ੁਰੂ ਵਿੱਚ ਜਾਓ
guide-page-back = ਪਿਛਲਾ ਪੰਨਾ
guide-print = ਪੰਨਾ ਛਾਪੋ
guide-blocked = ਇਹ ਸਾਈਟ ਸੇਵਾ ਦਾ ਹਿੱਸਾ ਨਹੀਂ, ਇਸ ਲਈ ਨਹੀਂ ਖੁੱਲ੍ਹਦੀ। ਪਿਛਲੇ ਪੰਨੇ ਉੱਤੇ ਵਾਪਸ ਜਾਓ।
guide-blocked-staff = ਜੇ ਸੱਚਮੁੱਚ ਲੋੜ ਹੈ ਤਾਂ ਸਟਾਫ਼ ਇਸ ਨੂੰ ਖੋਲ੍ਹ ਸਕਦਾ ਹੈ।
guide-restarted = ਸਾਈਟਾਂ ਵਾਲਾ ਪ੍ਰੋਗਰਾਮ ਬੰਦ ਹੋ ਗਿਆ ਸੀ, ਅਸੀਂ ਫਿਰ ਖੋਲ੍ਹਿਆ ਹੈ। ਤੁਸੀਂ ਉਸੇ ਕਦਮ ਉੱਤੇ ਹੋ।
guide-unreachable = ਸਾਈਟ ਜਵਾਬ ਨਹੀਂ ਦਿੰਦੀ। ਥੋੜ੍ਹਾ ਰੁਕ ਕੇ ਫਿਰ ਕੋਸ਼ਿਸ਼ ਕਰੋ, ਜਾਂ ਕਿਸੇ ਹੋਰ ਦਿਨ ਆਓ।
guide-no-network = ਇੰਟਰਨੈੱਟ ਨਹੀਂ ਹੈ। ਇਸ ਵਿੱਚ ਤੁਹਾਡਾ ਦੋਸ਼ ਨਹੀਂ: ਸਟਾਫ਼ ਨੂੰ ਸੱਦੋ।
guide-full = ਫ਼ਾਈਲਾਂ ਦੀ ਥਾਂ ਭਰ ਗਈ ਹੈ। ਇੱਕ ਫ਼ਾਈਲ ਮਿਟਾਓ ਜਾਂ ਸਟਾਫ਼ ਨੂੰ ਸੱਦੋ।
guide-tabs = ਬਹੁਤ ਪੰਨੇ ਖੁੱਲ੍ਹੇ ਸਨ। ਅਸੀਂ ਆਖ਼ਰੀ ਬੰਦ ਕਰ ਦਿੱਤਾ ਹੈ।
guide-no-voice = ਇੱਥੇ ਇਸ ਭਾਸ਼ਾ ਦੀ ਆਵਾਜ਼ ਨਹੀਂ ਹੈ।
guide-no-printer = ਹੁਣ ਛਾਪਿਆ ਨਹੀਂ ਜਾ ਸਕਦਾ। ਸਟਾਫ਼ ਨੂੰ ਸੱਦੋ।
guide-print-ask = ਛਾਪਣ ਵਾਲੇ ਪੰਨੇ: { $pages }।
guide-print-price = ਕੀਮਤ { $amount }। ਸਟਾਫ਼ ਨੂੰ ਪੈਸੇ ਦਿਓ।
guide-no-paper = ਪ੍ਰਿੰਟਰ ਵਿੱਚ ਕਾਗਜ਼ ਨਹੀਂ ਹੈ। ਸਟਾਫ਼ ਨੂੰ ਸੱਦੋ, ਫਿਰ ਪੰਨੇ ਆਪੇ ਨਿਕਲਣਗੇ।
guide-printer-off = ਪ੍ਰਿੰਟਰ ਜਵਾਬ ਨਹੀਂ ਦਿੰਦਾ ਜਾਂ ਰੁਕ ਗਿਆ ਹੈ। ਸਟਾਫ਼ ਨੂੰ ਸੱਦੋ।
guide-too-many-pages = ਛਾਪਣ ਲਈ ਪੰਨੇ ਬਹੁਤ ਜ਼ਿਆਦਾ ਹਨ। ਸਟਾਫ਼ ਨੂੰ ਸੱਦੋ।
guide-stick-ready = USB ਸਟਿੱਕ ਤਿਆਰ ਹੈ।
guide-stick-save = ਸਟਿੱਕ ਉੱਤੇ ਸੰਭਾਲੋ
guide-stick-saved = ਸੰਭਾਲੀਆਂ ਫ਼ਾਈਲਾਂ: { $files }। ਹੁਣ ਸਟਿੱਕ ਕੱਢ ਸਕਦੇ ਹੋ।
guide-stick-unusable = ਇਹ ਸਟਿੱਕ ਵਰਤੀ ਨਹੀਂ ਜਾ ਸਕਦੀ। ਕੋਈ ਹੋਰ ਲਾਓ।
guide-stick-full = ਸਟਿੱਕ ਭਰੀ ਹੋਈ ਹੈ। ਕੋਈ ਹੋਰ ਲਾਓ।
guide-stick-pulled = ਸਟਿੱਕ ਬਹੁਤ ਛੇਤੀ ਕੱਢੀ ਗਈ। ਦੁਬਾਰਾ ਲਾਓ ਤੇ ਸੰਭਾਲੋ।
guide-code = ਫ਼ੋਨ ਉੱਤੇ ਲੈ ਜਾਓ
guide-no-code = ਕੋਡ ਲਈ ਲਿਖਤ ਬਹੁਤ ਲੰਮੀ ਹੈ। ਛੋਟਾ ਹਿੱਸਾ ਚੁਣੋ।
guide-printed = { $pages ->
    [one] ਛਪ ਰਿਹਾ ਹੈ: { $pages } ਪੰਨਾ।
   *[other] ਛਪ ਰਹੇ ਹਨ: { $pages } ਪੰਨੇ।
}
guide-saved = ਫ਼ਾਈਲ ਅੰਤ ਤੱਕ ਇੱਥੇ ਰਹਿੰਦੀ ਹੈ। ਫਿਰ ਅਸੀਂ ਮਿਟਾ ਦਿੰਦੇ ਹਾਂ।
guide-browse-title = ਤੁਸੀਂ ਖੁੱਲ੍ਹ ਕੇ ਵੇਖ ਰਹੇ ਹੋ
guide-browse-text = ਜਦੋਂ ਤੁਸੀਂ ਖ਼ਤਮ ਕਰਦੇ ਹੋ, ਅਸੀਂ ਸਭ ਮਿਟਾ ਦਿੰਦੇ ਹਾਂ।
guide-retry = ਫਿਰ ਕੋਸ਼ਿਸ਼ ਕਰੋ
guide-opening = ਅਸੀਂ ਸਾਈਟ ਖੋਲ੍ਹ ਰਹੇ ਹਾਂ। ਥੋੜ੍ਹਾ ਸਮਾਂ ਲੱਗਦਾ ਹੈ।
guide-done-title = ਤੁਸੀਂ ਕਰ ਵਿਖਾਇਆ
guide-done-text = ਤੁਸੀਂ ਸਾਰੇ ਕਦਮ ਪੂਰੇ ਕਰ ਲਏ ਹਨ।
guide-did = ਤੁਸੀਂ ਕੀ ਕੀਤਾ
guide-next = ਹੁਣ ਅੱਗੇ ਕੀ ਹੋਵੇਗਾ

## ਮਦਦ

help-title = ਮਦਦ
help-call = ਸਟਾਫ਼ ਨੂੰ ਸੱਦੋ
help-sent = ਸੱਦਾ ਭੇਜਿਆ ਗਿਆ
help-sent-text = ਅਸੀਂ ਸਟਾਫ਼ ਨੂੰ ਦੱਸ ਦਿੱਤਾ ਹੈ। ਇੱਥੇ ਹੀ ਰਹੋ।
help-seen = ਸੱਦਾ ਵੇਖਿਆ ਗਿਆ
help-seen-text = ਸਟਾਫ਼ ਨੇ ਤੁਹਾਡਾ ਸੱਦਾ ਵੇਖ ਲਿਆ ਹੈ।
help-coming = ਸਟਾਫ਼ ਆ ਰਿਹਾ ਹੈ
help-coming-text = ਕੋਈ ਤੁਹਾਡੇ ਕੋਲ ਆ ਰਿਹਾ ਹੈ।
help-nobody = ਹੁਣ ਕੋਈ ਨਹੀਂ ਆ ਸਕਦਾ
help-nobody-text = ਤੁਸੀਂ ਫ਼ੋਨ ਕਰ ਸਕਦੇ ਹੋ। ਓਨੀ ਦੇਰ ਕੰਮ ਜਾਰੀ ਰੱਖ ਸਕਦੇ ਹੋ।
help-phone = ਫ਼ੋਨ: { $phone }
help-area = ਸਟਾਫ਼ ਨੂੰ ਦੱਸੋ ਕਿ ਗੱਲ ਕਿਸ ਬਾਰੇ ਹੈ: { $area }
help-area-yes = ਹਾਂ
help-area-no = ਨਹੀਂ
help-cancel = ਹੁਣ ਲੋੜ ਨਹੀਂ

## ਸਟਾਫ਼ ਕੀ ਕਹਿੰਦਾ ਹੈ

message-title = ਸਟਾਫ਼ ਦਾ ਸੁਨੇਹਾ
message-closing-soon = ਥੋੜ੍ਹੀ ਦੇਰ ਵਿੱਚ ਅਸੀਂ ਬੰਦ ਕਰਾਂਗੇ। ਲੋੜੀਂਦੀਆਂ ਚੀਜ਼ਾਂ ਸੰਭਾਲੋ ਜਾਂ ਛਾਪੋ।
message-someone-waits = ਕੋਈ ਹੋਰ ਉਡੀਕ ਰਿਹਾ ਹੈ। ਜਿੰਨੀ ਛੇਤੀ ਹੋ ਸਕੇ ਆਪਣਾ ਕੰਮ ਮੁਕਾਓ।
message-come-to-the-desk = ਕਿਰਪਾ ਕਰਕੇ ਕਾਊਂਟਰ ਉੱਤੇ ਆਓ।
message-wait-a-moment = ਥੋੜ੍ਹਾ ਰੁਕੋ, ਅਸੀਂ ਆਉਂਦੇ ਹਾਂ।
message-quiet-please = ਕਿਰਪਾ ਕਰਕੇ ਹੌਲੀ ਬੋਲੋ।
message-short-stop = ਥੋੜ੍ਹੀ ਦੇਰ ਵਿੱਚ ਇਹ ਕੰਪਿਊਟਰ ਕੁਝ ਸਮੇਂ ਲਈ ਰੁਕੇਗਾ। ਲੋੜੀਂਦੀਆਂ ਚੀਜ਼ਾਂ ਸੰਭਾਲੋ।
staff-end-notice = { $seconds } ਸਕਿੰਟ ਵਿੱਚ ਸਟਾਫ਼ ਇਹ ਕੰਪਿਊਟਰ ਬੰਦ ਕਰੇਗਾ।
staff-end-notice-text = ਜੋ ਰੱਖਣਾ ਹੈ ਹੁਣੇ ਸੰਭਾਲੋ ਜਾਂ ਛਾਪੋ। ਫਿਰ ਅਸੀਂ ਸਭ ਮਿਟਾ ਦੇਵਾਂਗੇ।

## ਸਕ੍ਰੀਨ ਲੁਕਾਉਣਾ

hide-title = ਸਕ੍ਰੀਨ ਲੁਕਾਓ
hide-text = ਚਾਰ ਅੰਕਾਂ ਦਾ ਕੋਡ ਚੁਣੋ। ਇੱਥੇ ਵਾਪਸ ਆਉਣ ਲਈ ਚਾਹੀਦਾ ਹੈ।
hide-code = ਤੁਹਾਡਾ ਕੋਡ
hide-code-again = ਉਹੀ ਕੋਡ
hide-repeat = ਉਹੀ ਕੋਡ ਫਿਰ ਲਿਖੋ
hide-differs = ਦੋਵੇਂ ਕੋਡ ਵੱਖਰੇ ਹਨ। ਫਿਰ ਚੁਣੋ।
hide-limit = ਜੇ ਤੁਸੀਂ { $minutes } ਮਿੰਟ ਵਿੱਚ ਵਾਪਸ ਨਾ ਆਏ ਤਾਂ ਅਸੀਂ ਖ਼ਤਮ ਕਰਕੇ ਸਭ ਮਿਟਾ ਦੇਵਾਂਗੇ।
locked-title = ਸਕ੍ਰੀਨ ਲੁਕੀ ਹੋਈ ਹੈ
locked-text = ਅੱਗੇ ਚੱਲਣ ਲਈ ਆਪਣਾ ਕੋਡ ਲਿਖੋ।
locked-wrong = ਇਹ ਉਹ ਕੋਡ ਨਹੀਂ। ਫਿਰ ਕੋਸ਼ਿਸ਼ ਕਰੋ।
locked-forgotten = ਕੋਡ ਭੁੱਲ ਗਏ? ਸਟਾਫ਼ ਸਿਰਫ਼ ਖ਼ਤਮ ਕਰਕੇ ਸਭ ਮਿਟਾ ਸਕਦਾ ਹੈ।
locked-until = { $minutes } ਮਿੰਟ ਹੋਰ, ਫਿਰ ਅਸੀਂ ਸਭ ਮਿਟਾ ਦੇਵਾਂਗੇ।
digits-entered = { $count ->
    [one] { $count } ਅੰਕ ਲਿਖਿਆ ਗਿਆ
   *[other] { $count } ਅੰਕ ਲਿਖੇ ਗਏ
}
digit-erase = ਮਿਟਾਓ

staff-locked-title = ਕੰਪਿਊਟਰ ਨੂੰ ਤਾਲਾ ਲੱਗਾ ਹੈ
staff-locked-text = ਸਟਾਫ਼ ਥੋੜ੍ਹੀ ਦੇਰ ਵਿੱਚ ਆਵੇਗਾ। ਤੁਹਾਡੇ ਪੰਨੇ ਇੱਥੇ ਹੀ ਹਨ।
locked-wait = { $seconds } ਸਕਿੰਟ ਰੁਕ ਕੇ ਫਿਰ ਕੋਸ਼ਿਸ਼ ਕਰੋ।

## ਕੀ ਤੁਸੀਂ ਇੱਥੇ ਹੋ?

idle-title = ਕੀ ਤੁਸੀਂ ਅਜੇ ਇੱਥੇ ਹੋ?
idle-text = ਅਸੀਂ ਪੰਨਾ ਢੱਕ ਦਿੱਤਾ ਹੈ, ਤਾਂ ਜੋ ਕੋਈ ਹੋਰ ਨਾ ਵੇਖੇ।
idle-still = ਮੈਂ ਹੀ ਹਾਂ
idle-new = ਮੈਂ ਹੁਣੇ ਆਇਆ/ਆਈ ਹਾਂ
idle-new-text = ਜੇ ਤੁਸੀਂ ਹੁਣੇ ਆਏ ਹੋ ਤਾਂ ਅਸੀਂ ਸਭ ਮਿਟਾ ਦੇਵਾਂਗੇ ਅਤੇ ਤੁਸੀਂ ਨਵੇਂ ਸਿਰੇ ਤੋਂ ਸ਼ੁਰੂ ਕਰੋਗੇ।
idle-seconds = { $seconds } ਸਕਿੰਟ

## ਖ਼ਤਮ ਕਰਨਾ

end-title = ਕੀ ਲੋੜੀਂਦਾ ਸਭ ਸੰਭਾਲ ਲਿਆ?
end-text = ਜਦੋਂ ਤੁਸੀਂ ਖ਼ਤਮ ਕਰਦੇ ਹੋ, ਅਸੀਂ ਸਭ ਮਿਟਾ ਦਿੰਦੇ ਹਾਂ। ਕੋਈ ਕੁਝ ਵਾਪਸ ਨਹੀਂ ਲਿਆ ਸਕਦਾ।
end-files = ਇਹ ਫ਼ਾਈਲਾਂ ਤੁਸੀਂ ਅਜੇ ਨਹੀਂ ਸੰਭਾਲੀਆਂ:
files-pdf = ਛਾਪਣ ਲਈ { $count } ਦਸਤਾਵੇਜ਼ (PDF)
files-image = { $count ->
    [one] { $count } ਤਸਵੀਰ
   *[other] { $count } ਤਸਵੀਰਾਂ
}
files-document = { $count ->
    [one] ਲਿਖਤ ਵਾਲਾ { $count } ਦਸਤਾਵੇਜ਼
   *[other] ਲਿਖਤ ਵਾਲੇ { $count } ਦਸਤਾਵੇਜ਼
}
files-other = { $count ->
    [one] { $count } ਹੋਰ ਫ਼ਾਈਲ
   *[other] { $count } ਹੋਰ ਫ਼ਾਈਲਾਂ
}
end-now = ਖ਼ਤਮ ਕਰਕੇ ਮਿਟਾਓ
end-stay = ਅਜੇ ਰਹਿਣਾ ਹੈ

## ਮਿਟਾਉਣਾ

ending-title = ਅਸੀਂ ਸਭ ਮਿਟਾ ਰਹੇ ਹਾਂ
ending-done = ਅਸੀਂ ਸਭ ਮਿਟਾ ਦਿੱਤਾ ਹੈ
ending-failed = ਕੁਝ ਠੀਕ ਤਰ੍ਹਾਂ ਨਹੀਂ ਮਿਟਿਆ
ending-failed-text = ਕੰਪਿਊਟਰ ਰੁਕ ਕੇ ਆਪੇ ਮੁੜ ਚਾਲੂ ਹੁੰਦਾ ਹੈ। ਉਸ ਤੋਂ ਪਹਿਲਾਂ ਕੋਈ ਨਹੀਂ ਵਰਤ ਸਕਦਾ।
erased-pages = ਵੇਖੇ ਹੋਏ ਪੰਨੇ
erased-pages-done = ਮਿਟਾਏ ਗਏ
erased-files = ਫ਼ਾਈਲਾਂ
erased-files-done = ਮਿਟਾਈਆਂ ਗਈਆਂ
erased-memory = ਮੈਮਰੀ
erased-memory-done = ਸਾਫ਼ ਕੀਤੀ ਗਈ
erased-print = ਛਪਣ ਦੀ ਉਡੀਕ ਵਾਲੇ ਪੰਨੇ
erased-print-done = ਮਿਟਾਏ ਗਏ
erased-clipboard = ਨਕਲ ਕੀਤੀਆਂ ਲਿਖਤਾਂ
erased-clipboard-done = ਮਿਟਾਈਆਂ ਗਈਆਂ
erased-secrets = ਕੁੰਜੀਆਂ ਤੇ ਕੋਡ
erased-secrets-done = ਮਿਟਾਏ ਗਏ
erased-waiting = ਇੱਕ ਪਲ
erased-failed = ਨਹੀਂ ਹੋਇਆ
erased-not-proven = ਇਸ ਕੰਪਿਊਟਰ ਉੱਤੇ ਸਾਬਤ ਨਹੀਂ ਹੋ ਸਕਦਾ

## ਧੰਨਵਾਦ

thanks-title = ਧੰਨਵਾਦ
thanks-question = ਕਿਵੇਂ ਰਿਹਾ?
rating-1 = ਬਹੁਤ ਮਾੜਾ
rating-2 = ਮਾੜਾ
rating-3 = ਠੀਕ-ਠਾਕ
rating-4 = ਚੰਗਾ
rating-5 = ਬਹੁਤ ਚੰਗਾ
thanks-rated = ਜਵਾਬ ਲਈ ਧੰਨਵਾਦ।
thanks-list = ਅਸੀਂ ਕੀ ਮਿਟਾਇਆ
thanks-skip = ਜਵਾਬ ਨਹੀਂ ਦੇਣਾ
thanks-take = ਆਪਣੀਆਂ ਚੀਜ਼ਾਂ ਲੈਣਾ ਯਾਦ ਰੱਖੋ।
thanks-today = ਅੱਜ ਤੁਸੀਂ ਕੀ ਕੀਤਾ
thanks-today-next = ਹੁਣ ਅੱਗੇ ਕੀ ਹੋਵੇਗਾ

## ਸਿੱਖਣਾ

home-learn = ਦੋ ਮਿੰਟ ਵਿੱਚ ਸਿੱਖੋ
learn-title = ਦੋ ਮਿੰਟ ਵਿੱਚ ਸਿੱਖੋ
learn-minutes = { $minutes } ਮਿੰਟ
learn-assess = ਮੈਨੂੰ ਕੀ ਕਰਨਾ ਆਉਂਦਾ ਹੈ?
learn-assess-text = ਤੁਹਾਡੇ ਬਾਰੇ ਤੇਰਾਂ ਵਾਕ
lesson-card = ਕਾਰਡ { $number } / { $count }
lesson-trial = ਅਜ਼ਮਾਓ
lesson-right = ਠੀਕ।
lesson-wrong = ਇਹ ਨਹੀਂ।
lesson-again = ਕੋਈ ਹੋਰ ਜਵਾਬ ਚੁਣੋ।
lesson-done = ਤੁਸੀਂ ਪੂਰਾ ਕਰ ਲਿਆ। ਹੁਣ ਇਹ ਕਰ ਸਕਦੇ ਹੋ:
lesson-start-again = ਫਿਰ ਸ਼ੁਰੂ ਕਰੋ
lesson-leave = ਹੋਰ ਪਾਠ

## ਮੈਨੂੰ ਕੀ ਕਰਨਾ ਆਉਂਦਾ ਹੈ

assess-title = ਮੈਨੂੰ ਕੀ ਕਰਨਾ ਆਉਂਦਾ ਹੈ?
assess-intro = ਤੇਰਾਂ ਵਾਕ ਪੜ੍ਹੋ। ਹਰ ਇੱਕ ਲਈ ਇੱਕ ਜਵਾਬ ਚੁਣੋ: ਕੋਈ ਜਵਾਬ ਗਲਤ ਨਹੀਂ।
assess-private = ਅਸੀਂ ਤੁਹਾਡੇ ਜਵਾਬ ਨਹੀਂ ਰੱਖਦੇ। ਅਸੀਂ ਸਿਰਫ਼ ਹਰ ਖੇਤਰ ਦਾ ਨਤੀਜਾ ਗਿਣਦੇ ਹਾਂ, ਇਹ ਜਾਣੇ ਬਿਨਾਂ ਕਿ ਤੁਸੀਂ ਕੌਣ ਹੋ।
assess-start = ਸ਼ੁਰੂ ਕਰੋ
assess-number = ਵਾਕ { $number } / { $count }
assess-never = ਅਜੇ ਨਹੀਂ
assess-helped = ਮਦਦ ਨਾਲ
assess-alone = ਬਿਨਾਂ ਮਦਦ
assess-teach = ਹੋਰਾਂ ਨੂੰ ਸਮਝਾ ਸਕਦਾ/ਸਕਦੀ ਹਾਂ
assess-result = ਤੁਹਾਨੂੰ ਇਹ ਕਰਨਾ ਆਉਂਦਾ ਹੈ
assess-try = ਇਹ ਕਰਕੇ ਵੇਖੋ:
area-1 = ਜਾਣਕਾਰੀ ਲੱਭਣਾ ਤੇ ਰੱਖਣਾ
area-2 = ਹੋਰਾਂ ਨਾਲ ਗੱਲ ਕਰਨਾ ਤੇ ਸੇਵਾਵਾਂ ਵਰਤਣਾ
area-3 = ਲਿਖਣਾ ਤੇ ਬਣਾਉਣਾ
area-4 = ਆਪਣੀ ਤੇ ਆਪਣੀ ਜਾਣਕਾਰੀ ਦੀ ਰਾਖੀ
area-5 = ਮੁਸ਼ਕਲਾਂ ਹੱਲ ਕਰਨਾ
level-1 = ਤੁਸੀਂ ਇੱਥੋਂ ਸ਼ੁਰੂ ਕਰ ਸਕਦੇ ਹੋ। ਸਟਾਫ਼ ਮਦਦ ਕਰੇਗਾ।
level-2 = ਥੋੜ੍ਹੇ ਅਭਿਆਸ ਨਾਲ ਬਿਨਾਂ ਮਦਦ ਕਰ ਲਵੋਗੇ।
level-3 = ਤੁਸੀਂ ਬਿਨਾਂ ਮਦਦ ਕੰਮ ਚਲਾ ਲੈਂਦੇ ਹੋ।
level-4 = ਤੁਹਾਨੂੰ ਚੰਗੀ ਤਰ੍ਹਾਂ ਆਉਂਦਾ ਹੈ: ਹੋਰਾਂ ਦੀ ਮਦਦ ਕਰ ਸਕਦੇ ਹੋ।

## ਬੰਦ, ਮੁਰੰਮਤ, ਵਰਤੋਂ ਤੋਂ ਬਾਹਰ

closed-title = ਹੁਣ ਅਸੀਂ ਬੰਦ ਹਾਂ
closed-opens = ਫਿਰ ਖੁੱਲ੍ਹਾਂਗੇ: { $when }
closed-hours = ਖੁੱਲ੍ਹਣ ਦਾ ਸਮਾਂ
closed-day-closed = ਬੰਦ
hours-range = { $from } ਤੋਂ { $to } ਤੱਕ
day-1 = ਸੋਮਵਾਰ
day-2 = ਮੰਗਲਵਾਰ
day-3 = ਬੁੱਧਵਾਰ
day-4 = ਵੀਰਵਾਰ
day-5 = ਸ਼ੁੱਕਰਵਾਰ
day-6 = ਸ਼ਨਿੱਚਰਵਾਰ
day-7 = ਐਤਵਾਰ
day-at = { $day } { $time } ਵਜੇ
today-at = ਅੱਜ { $time } ਵਜੇ
tomorrow-at = ਕੱਲ੍ਹ { $time } ਵਜੇ
maintenance-title = ਕੰਮ ਚੱਲ ਰਿਹਾ ਹੈ
maintenance-text = ਸਟਾਫ਼ ਇਸ ਕੰਪਿਊਟਰ ਨੂੰ ਠੀਕ ਕਰ ਰਿਹਾ ਹੈ। ਕੋਈ ਹੋਰ ਵਰਤੋ।
out-title = ਇਹ ਕੰਪਿਊਟਰ ਰੁਕਿਆ ਹੋਇਆ ਹੈ
out-text = ਕੋਈ ਹੋਰ ਵਰਤੋ ਜਾਂ ਸਟਾਫ਼ ਨੂੰ ਸੱਦੋ।
out-reason-wipe = ਸਾਨੂੰ ਪੱਕਾ ਨਹੀਂ ਕਿ ਤੁਹਾਡੇ ਤੋਂ ਪਹਿਲੇ ਦਾ ਸਭ ਕੁਝ ਮਿਟ ਗਿਆ ਹੈ। ਇਸ ਲਈ ਅਸੀਂ ਰੁਕਦੇ ਹਾਂ।
out-reason-staff = ਸਟਾਫ਼ ਨੇ ਇਸ ਨੂੰ ਪਾਸੇ ਰੱਖਿਆ ਹੈ।
out-reason-fault = ਇਸ ਅੰਦਰ ਕੁਝ ਕੰਮ ਨਹੀਂ ਕਰਦਾ। ਇਸ ਵਿੱਚ ਤੁਹਾਡਾ ਦੋਸ਼ ਨਹੀਂ।
nothing-title = ਅੱਜ ਇੱਥੇ ਸਾਈਟਾਂ ਨਹੀਂ ਖੁੱਲ੍ਹਦੀਆਂ
nothing-reason-browser = ਸਾਈਟਾਂ ਖੋਲ੍ਹਣ ਵਾਲਾ ਪ੍ਰੋਗਰਾਮ ਨਹੀਂ ਹੈ।
nothing-reason-shelter = ਕੰਪਿਊਟਰ ਤੁਹਾਡੀ ਜਾਣਕਾਰੀ ਦੀ ਰਾਖੀ ਨਹੀਂ ਕਰ ਸਕਦਾ, ਇਸ ਲਈ ਨਹੀਂ ਖੁੱਲ੍ਹਦਾ।
nothing-reason-screen = ਸਕ੍ਰੀਨ ਸੁਰੱਖਿਅਤ ਢੰਗ ਨਾਲ ਵੰਡੀ ਨਹੀਂ ਜਾ ਸਕਦੀ।
nothing-reason-tasks = ਗਾਈਡਾਂ ਪੜ੍ਹੀਆਂ ਨਹੀਂ ਜਾਂਦੀਆਂ।
nothing-reason-space = ਕੰਪਿਊਟਰ ਉੱਤੇ ਹੋਰ ਥਾਂ ਨਹੀਂ।
nothing-reason-book = ਕੰਪਿਊਟਰ ਆਪਣਾ ਰਜਿਸਟਰ ਨਹੀਂ ਰੱਖ ਸਕਦਾ।
nothing-text = ਕੋਈ ਹੋਰ ਕੰਪਿਊਟਰ ਵਰਤੋ ਜਾਂ ਸਟਾਫ਼ ਨੂੰ ਸੱਦੋ। ਅਸੀਂ ਆਪੇ ਫਿਰ ਕੋਸ਼ਿਸ਼ ਕਰਦੇ ਹਾਂ।
call-phone = ਫ਼ੋਨ ਕਰੋ { $phone }

## ਸਟਾਫ਼

pin-title = ਸਟਾਫ਼
pin-text = ਆਪਣਾ ਨਿੱਜੀ ਕੋਡ ਲਿਖੋ।
pin-wrong = ਇਹ ਉਹ ਕੋਡ ਨਹੀਂ।
pin-wait = { $seconds } ਸਕਿੰਟ ਰੁਕ ਕੇ ਫਿਰ ਕੋਸ਼ਿਸ਼ ਕਰੋ।
pin-none = ਇਸ ਕੰਪਿਊਟਰ ਉੱਤੇ ਅਜੇ ਸਟਾਫ਼ ਦਾ ਕੋਈ ਕੋਡ ਨਹੀਂ। ਜੋ ਇਸ ਨੂੰ ਚਲਾਉਂਦਾ ਹੈ ਉਸ ਨੂੰ ਪੁੱਛੋ।
staff-title = ਸਟਾਫ਼ ਦਾ ਮੀਨੂ
staff-hello = ਮੀਨੂ { $name } ਨੇ ਖੋਲ੍ਹਿਆ ਹੈ
staff-start = ਕਿਸੇ ਲਈ ਸ਼ੁਰੂ ਕਰੋ
staff-extend-by = { $minutes } ਮਿੰਟ ਹੋਰ
staff-end = ਖ਼ਤਮ ਕਰੋ
staff-end-sure = ਇਹ ਵਰਤੋਂ ਖ਼ਤਮ ਕਰਕੇ ਸਭ ਮਿਟਾਉਣਾ ਹੈ?
staff-lock = ਕੰਪਿਊਟਰ ਨੂੰ ਤਾਲਾ ਲਾਓ
staff-maintenance = ਮੁਰੰਮਤ ਵਿੱਚ ਪਾਓ
staff-maintenance-end = ਫਿਰ ਵਰਤੋਂ ਵਿੱਚ ਲਿਆਓ
staff-clear = ਫਿਰ ਸੇਵਾ ਵਿੱਚ ਲਿਆਓ
staff-allow-host = ਆਖ਼ਰੀ ਰੋਕੀ ਸਾਈਟ ਖੋਲ੍ਹੋ
staff-allow-host-none = ਕੋਈ ਰੋਕੀ ਸਾਈਟ ਨਹੀਂ
staff-allowed-host = ਸਾਈਟ ਸਿਰਫ਼ ਇਸ ਵਾਰ ਲਈ ਖੋਲ੍ਹੀ ਗਈ
staff-waiting-on = ਕੋਈ ਉਡੀਕਦਾ ਹੈ: ਹਾਂ
staff-waiting-off = ਕੋਈ ਉਡੀਕਦਾ ਹੈ: ਨਹੀਂ
staff-health = ਕੰਪਿਊਟਰ ਦੀ ਹਾਲਤ
staff-receipts = ਪਿਛਲੀਆਂ ਸਫ਼ਾਈਆਂ
staff-receipts-none = ਅਜੇ ਕੋਈ ਸਫ਼ਾਈ ਨਹੀਂ।
staff-leave = ਮੀਨੂ ਛੱਡੋ
staff-help-coming = ਮੈਂ ਆ ਰਿਹਾ/ਰਹੀ ਹਾਂ
staff-session-left = { $minutes ->
    [one] ਕੋਈ ਕੰਪਿਊਟਰ ਵਰਤ ਰਿਹਾ ਹੈ: { $minutes } ਮਿੰਟ ਬਾਕੀ ਹੈ
   *[other] ਕੋਈ ਕੰਪਿਊਟਰ ਵਰਤ ਰਿਹਾ ਹੈ: { $minutes } ਮਿੰਟ ਬਾਕੀ ਹਨ
}
staff-session-locked = ਸਕ੍ਰੀਨ ਲੁਕੀ ਹੋਈ ਹੈ। ਤੁਸੀਂ ਸਿਰਫ਼ ਖ਼ਤਮ ਕਰ ਸਕਦੇ ਹੋ।
staff-lock-lift = ਕੰਪਿਊਟਰ ਦਾ ਤਾਲਾ ਖੋਲ੍ਹੋ
staff-state-free = ਕੰਪਿਊਟਰ ਵਿਹਲਾ ਹੈ
staff-state-locked = ਸਟਾਫ਼ ਨੇ ਕੰਪਿਊਟਰ ਨੂੰ ਤਾਲਾ ਲਾਇਆ ਹੈ
staff-state-maintenance = ਕੰਪਿਊਟਰ ਮੁਰੰਮਤ ਵਿੱਚ ਹੈ
staff-state-out = ਕੰਪਿਊਟਰ ਸੇਵਾ ਤੋਂ ਬਾਹਰ ਹੈ
staff-state-closed = ਕੇਂਦਰ ਬੰਦ ਹੈ
staff-refused-none = ਨਹੀਂ ਹੋ ਸਕਦਾ: ਕੋਈ ਕੰਪਿਊਟਰ ਨਹੀਂ ਵਰਤ ਰਿਹਾ।
staff-refused-busy = ਨਹੀਂ ਹੋ ਸਕਦਾ: ਕੋਈ ਕੰਪਿਊਟਰ ਵਰਤ ਰਿਹਾ ਹੈ।
staff-refused-service = ਨਹੀਂ ਹੋ ਸਕਦਾ: ਕੰਪਿਊਟਰ ਸੇਵਾ ਤੋਂ ਬਾਹਰ ਜਾਂ ਮੁਰੰਮਤ ਵਿੱਚ ਹੈ।
staff-refused-hidden = ਨਹੀਂ ਹੋ ਸਕਦਾ: ਵਿਅਕਤੀ ਨੇ ਸਕ੍ਰੀਨ ਲੁਕਾਈ ਹੈ। ਤੁਸੀਂ ਸਿਰਫ਼ ਖ਼ਤਮ ਕਰ ਸਕਦੇ ਹੋ।
staff-refused-other = ਇਸ ਵੇਲੇ ਨਹੀਂ ਹੋ ਸਕਦਾ।
staff-code = ਤਕਨੀਕੀ ਮਦਦ ਲਈ ਕੋਡ: { $code }
health-browser = ਸਾਈਟਾਂ ਵਾਲਾ ਪ੍ਰੋਗਰਾਮ
health-network = ਇੰਟਰਨੈੱਟ
health-printer = ਪ੍ਰਿੰਟਰ
health-voice = ਆਵਾਜ਼
health-book = ਰਜਿਸਟਰ
health-space = ਖ਼ਾਲੀ ਥਾਂ
health-clock = ਸਮਾਂ ਤੇ ਤਾਰੀਖ਼
health-tasks = ਗਾਈਡਾਂ
health-good = ਠੀਕ
health-poor = ਵੇਖਣਾ ਪਵੇਗਾ
health-bad = ਕੰਮ ਨਹੀਂ ਕਰਦਾ
health-absent = ਨਹੀਂ ਹੈ
receipt-pass = ਸਭ ਮਿਟ ਗਿਆ
receipt-partial = ਮਿਟ ਗਿਆ; ਇੱਥੇ ਸਭ ਸਾਬਤ ਨਹੀਂ ਹੋ ਸਕਦਾ
receipt-fail = ਨਹੀਂ ਹੋਇਆ: ਕੰਪਿਊਟਰ ਰੋਕਿਆ ਗਿਆ

## ਆਵਾਜ਼ ਤੇ ਇੱਕੋ ਬਟਨ

voice-key = F2: ਆਵਾਜ਼ ਚਾਲੂ ਜਾਂ ਬੰਦ
voice-is-on = ਆਵਾਜ਼ ਚਾਲੂ ਹੈ। F2 ਬੰਦ ਕਰਦਾ ਹੈ। F3 ਫਿਰ ਬੋਲਦਾ ਹੈ। F7 ਤੇ F8: ਆਵਾਜ਼ ਦੀ ਉਚਾਈ। F9 ਤੇ F10: ਰਫ਼ਤਾਰ। ਕੋਈ ਵੀ ਬਟਨ ਇਸ ਨੂੰ ਰੋਕਦਾ ਹੈ।
voice-missing = ਇੱਥੇ ਇਸ ਭਾਸ਼ਾ ਦੀ ਆਵਾਜ਼ ਨਹੀਂ ਹੈ।
voice-volume = ਆਵਾਜ਼ ਦੀ ਉਚਾਈ 100 ਵਿੱਚੋਂ { $percent }
voice-rate = ਰਫ਼ਤਾਰ 9 ਵਿੱਚੋਂ { $rate }
scan-is-on = ਇੱਕੋ ਬਟਨ: ਚਾਲੂ। ਜਦੋਂ ਚੌਖਟਾ ਤੁਹਾਡੀ ਚੀਜ਼ ਉੱਤੇ ਹੋਵੇ, ਸਪੇਸ ਦਬਾਓ। F4 ਰਫ਼ਤਾਰ ਬਦਲਦਾ ਹੈ, ਫਿਰ ਬੰਦ ਕਰਦਾ ਹੈ।
scan-is-off = ਇੱਕੋ ਬਟਨ: ਬੰਦ।
role-button = ਬਟਨ
role-link = ਲਿੰਕ
role-toggle = ਸਵਿੱਚ
role-radio = ਚੋਣ
role-field = ਲਿਖਣ ਦਾ ਖ਼ਾਨਾ
role-secret = ਲੁਕਿਆ ਖ਼ਾਨਾ
role-heading = ਸਿਰਲੇਖ
role-combo = ਚੋਣਾਂ ਦੀ ਸੂਚੀ
role-checkbox = ਨਿਸ਼ਾਨ ਵਾਲਾ ਡੱਬਾ
role-picture = ਤਸਵੀਰ
role-foreign = ਹੋਰ ਸਾਈਟ ਦਾ ਹਿੱਸਾ, ਇੱਥੇ ਪੜ੍ਹਿਆ ਨਹੀਂ ਜਾ ਸਕਦਾ
role-chosen = ਚੁਣਿਆ ਹੋਇਆ
role-not-chosen = ਨਹੀਂ ਚੁਣਿਆ
role-unavailable = ਉਪਲਬਧ ਨਹੀਂ
role-wrong = ਠੀਕ ਕਰਨਾ ਪਵੇਗਾ
role-required = ਜ਼ਰੂਰੀ
role-empty = ਖ਼ਾਲੀ
page-keys = ਪੰਨੇ ਲਈ ਉੱਪਰ ਤੇ ਹੇਠਾਂ ਦੇ ਤੀਰ ਵਰਤੋ। H: ਸਿਰਲੇਖ। L: ਲਿੰਕ। B: ਬਟਨ। C: ਖ਼ਾਨੇ। ਐਂਟਰ ਦਬਾਉਂਦਾ ਹੈ।
page-end = ਹੋਰ ਕੁਝ ਨਹੀਂ।
page-silent = ਪੰਨਾ ਜਵਾਬ ਨਹੀਂ ਦਿੰਦਾ। ਫਿਰ ਕੋਸ਼ਿਸ਼ ਕਰੋ।
page-write = ਹੁਣ ਲਿਖੋ। F6 ਨਾਲ ਗਾਈਡ ਵਿੱਚ ਵਾਪਸ ਆਓ।
page-choose = ਉੱਪਰ ਤੇ ਹੇਠਾਂ ਦੇ ਤੀਰਾਂ ਨਾਲ ਚੁਣੋ। ਐਂਟਰ ਨਾਲ ਚੋਣ ਹੋ ਜਾਂਦੀ ਹੈ।
page-option = { $of } ਵਿੱਚੋਂ { $at }
page-before = ਪੰਨੇ ਵਿੱਚ ਪਿੱਛੇ
page-next = ਪੰਨੇ ਵਿੱਚ ਅੱਗੇ
page-press = ਪੰਨੇ ਉੱਤੇ ਦਬਾਓ
page-type = ਕੀਬੋਰਡ
aloud-title = ਹੋਰ ਲੋਕ ਸੁਣ ਸਕਦੇ ਹਨ
aloud-text = ਆਵਾਜ਼ ਪੰਨਾ ਪੜ੍ਹਦੀ ਹੈ ਤੇ ਨੇੜੇ ਦੇ ਲੋਕ ਸੁਣਦੇ ਹਨ। ਅੱਗੇ ਜਾਣ ਲਈ ਐਂਟਰ ਦਬਾਓ ਜਾਂ ਹੈੱਡਫ਼ੋਨ ਲਾਓ।
aloud-yes = ਫਿਰ ਵੀ ਪੜ੍ਹੋ
typing-space = ਸਪੇਸ
typing-erase = ਮਿਟਾਓ
typing-capitals = ਵੱਡੇ ਅੱਖਰ
typing-signs = ਅੰਕ ਤੇ ਚਿੰਨ੍ਹ
typing-letters = ਅੱਖਰ
typing-open = ਕੀਬੋਰਡ
typing-close = ਕੀਬੋਰਡ ਬੰਦ ਕਰੋ

# Laptops
battery-low = ਬੈਟਰੀ ਲਗਭਗ ਖ਼ਤਮ ਹੈ
battery-low-text = ਆਪਣਾ ਕੰਮ ਸੰਭਾਲ ਲਓ। ਸਟਾਫ਼ ਨੂੰ ਕਹੋ ਕਿ ਕੰਪਿਊਟਰ ਨੂੰ ਬਿਜਲੀ ਨਾਲ ਜੋੜਨ।
battery-end = ਬੈਟਰੀ ਖ਼ਤਮ ਹੈ: ਸੈਸ਼ਨ ਹੁਣੇ ਖ਼ਤਮ ਹੋਵੇਗਾ
battery-end-text = ਜੋ ਰੱਖਣਾ ਹੈ ਉਹ ਹੁਣੇ ਸੰਭਾਲੋ ਜਾਂ ਛਾਪੋ। ਬਿਜਲੀ ਨਾਲ ਜੋੜਨ 'ਤੇ ਤੁਸੀਂ ਜਾਰੀ ਰੱਖ ਸਕਦੇ ਹੋ।
lid-closed = ਢੱਕਣ ਬੰਦ ਹੈ: ਸੈਸ਼ਨ ਹੁਣੇ ਖ਼ਤਮ ਹੋਵੇਗਾ
lid-closed-text = ਜਾਰੀ ਰੱਖਣ ਲਈ ਇਸਨੂੰ ਖੋਲ੍ਹੋ।
out-reason-battery = ਬੈਟਰੀ ਖ਼ਤਮ ਹੈ। ਕੰਪਿਊਟਰ ਨੂੰ ਬਿਜਲੀ ਨਾਲ ਜੋੜਨਾ ਪਵੇਗਾ।
paper-title = ਛਪਾਈ
paper-making = ਅਸੀਂ ਕਾਗਜ਼ ਤਿਆਰ ਕਰ ਰਹੇ ਹਾਂ।
paper-page-price = ਹਰ ਪੰਨੇ ਦੀ ਕੀਮਤ { $amount } ਹੈ।
paper-free = ਤੁਹਾਨੂੰ ਕੁਝ ਨਹੀਂ ਦੇਣਾ।
paper-printing = ਛਪ ਰਿਹਾ ਹੈ। ਪ੍ਰਿੰਟਰ ਤੋਂ ਕਾਗਜ਼ ਲੈ ਲਓ।
paper-print = ਛਾਪੋ
paper-today = ਜੋ ਤੁਸੀਂ ਕੀਤਾ ਉਹ ਛਾਪੋ

# Networks, in the staff menu
net-title = ਕੰਪਿਊਟਰ ਨੂੰ ਨੈੱਟਵਰਕ ਨਾਲ ਜੋੜੋ
net-cable-connected = ਤਾਰ ਕੰਮ ਕਰਦੀ ਹੈ
net-cable-plugged = ਤਾਰ ਲੱਗੀ ਹੈ, ਪਰ ਨੈੱਟਵਰਕ ਅਜੇ ਜਵਾਬ ਨਹੀਂ ਦਿੰਦਾ
net-online = ਇੰਟਰਨੈੱਟ ਜਵਾਬ ਦਿੰਦਾ ਹੈ
net-local = ਨੈੱਟਵਰਕ ਹੈ, ਪਰ ਇੰਟਰਨੈੱਟ ਜਵਾਬ ਨਹੀਂ ਦਿੰਦਾ
net-portal = ਨੈੱਟਵਰਕ ਇੱਕ ਪੰਨਾ ਮੰਨਣ ਨੂੰ ਕਹਿੰਦਾ ਹੈ
net-portal-text = ਇਸ ਨੈੱਟਵਰਕ ਦਾ ਸੁਆਗਤੀ ਪੰਨਾ ਹੈ। ਨੈੱਟਵਰਕ ਚਲਾਉਣ ਵਾਲੇ ਨੂੰ ਕਹੋ ਕਿ ਇਸ ਕੰਪਿਊਟਰ ਨੂੰ ਲੰਘਣ ਦੇਵੇ, ਜਾਂ ਹੋਰ ਨੈੱਟਵਰਕ ਚੁਣੋ।
net-offline = ਕੋਈ ਨੈੱਟਵਰਕ ਨਹੀਂ
net-offline-text = ਤਾਰ ਲਾਓ, ਜਾਂ ਬਿਨਾਂ ਤਾਰ ਵਾਲਾ ਨੈੱਟਵਰਕ ਚੁਣੋ।
net-unknown = ਅਜੇ ਪਤਾ ਨਹੀਂ ਕਿ ਇੰਟਰਨੈੱਟ ਜਵਾਬ ਦਿੰਦਾ ਹੈ
net-no-wifi = ਇਸ ਮਸ਼ੀਨ ਵਿੱਚ ਬਿਨਾਂ ਤਾਰ ਵਾਲਾ ਨੈੱਟਵਰਕ ਨਹੀਂ, ਜਾਂ ਉਹ ਬੰਦ ਹੈ।
net-none-found = ਇੱਥੇ ਬਿਨਾਂ ਤਾਰ ਵਾਲਾ ਕੋਈ ਨੈੱਟਵਰਕ ਨਹੀਂ ਲੱਭਦਾ।
net-scan = ਦੁਬਾਰਾ ਲੱਭੋ
net-line = { $name }, ਸਿਗਨਲ { $strength }%
net-in-use = ਵਰਤੋਂ ਵਿੱਚ
net-open = ਬਿਨਾਂ ਪਾਸਵਰਡ
net-key = ਪਾਸਵਰਡ ਵਾਲਾ
net-unsupported = ਠੀਕ ਨਹੀਂ: ਨਿੱਜੀ ਖਾਤਾ ਮੰਗਦਾ ਹੈ
net-key-title = { $name } ਨੈੱਟਵਰਕ ਵਿੱਚ ਜਾਓ
net-key-label = ਨੈੱਟਵਰਕ ਦਾ ਪਾਸਵਰਡ
net-key-hint = 8 ਤੋਂ 63 ਅੱਖਰ, ਅੰਕ ਜਾਂ ਚਿੰਨ੍ਹ। ਜੇ ਪਾਸਵਰਡ ਨਹੀਂ ਤਾਂ ਖ਼ਾਲੀ ਛੱਡੋ।
net-key-show = ਪਾਸਵਰਡ ਵਿਖਾਓ
net-key-shown = ਦਿਸਦਾ ਹੈ
net-key-hidden = ਨਹੀਂ ਦਿਸਦਾ
net-key-go = ਅੰਦਰ ਜਾਓ
net-joining = ਨੈੱਟਵਰਕ ਵਿੱਚ ਜਾ ਰਿਹਾ ਹੈ
net-joining-text = ਲਗਭਗ ਇੱਕ ਮਿੰਟ ਲੱਗ ਸਕਦਾ ਹੈ।
net-why-machine = ਮਸ਼ੀਨ ਤੋਂ ਨਹੀਂ ਹੋਇਆ
net-why-machine-do = ਫਿਰ ਕੋਸ਼ਿਸ਼ ਕਰੋ। ਫਿਰ ਹੋਵੇ ਤਾਂ ਮੁੜ ਚਾਲੂ ਕਰੋ ਅਤੇ ਕੰਪਿਊਟਰਾਂ ਦੀ ਸੰਭਾਲ ਕਰਨ ਵਾਲੇ ਨੂੰ ਸੱਦੋ।
net-why-lost = ਸਿਸਟਮ ਉੱਤੇ ਕੰਮ ਕਰਨ ਵਾਲਾ ਹਿੱਸਾ ਜਵਾਬ ਨਹੀਂ ਦਿੰਦਾ
net-why-lost-do = ਥੋੜ੍ਹਾ ਰੁਕ ਕੇ ਫਿਰ ਕੋਸ਼ਿਸ਼ ਕਰੋ। ਫਿਰ ਹੋਵੇ ਤਾਂ ਮੁੜ ਚਾਲੂ ਕਰੋ।
net-why-no-network-service = ਨੈੱਟਵਰਕ ਸੇਵਾ ਜਵਾਬ ਨਹੀਂ ਦਿੰਦੀ
net-why-no-network-service-do = ਥੋੜ੍ਹਾ ਰੁਕ ਕੇ ਦੁਬਾਰਾ ਲੱਭੋ। ਫਿਰ ਹੋਵੇ ਤਾਂ ਮੁੜ ਚਾਲੂ ਕਰੋ।
net-why-no-wifi = ਬਿਨਾਂ ਤਾਰ ਵਾਲਾ ਕਾਰਡ ਨਹੀਂ ਲੱਭਦਾ
net-why-no-wifi-do = ਮਸ਼ੀਨ ਦੇ ਬਟਨ ਨਾਲ ਚਾਲੂ ਕਰੋ, ਜਾਂ ਤਾਰ ਵਰਤੋ।
net-why-network-gone = ਨੈੱਟਵਰਕ ਹੁਣ ਨਹੀਂ ਲੱਭਦਾ
net-why-network-gone-do = ਨੈੱਟਵਰਕ ਵਾਲੇ ਯੰਤਰ ਦੇ ਨੇੜੇ ਜਾ ਕੇ ਦੁਬਾਰਾ ਲੱਭੋ।
net-why-network-unsupported = ਇਹ ਨੈੱਟਵਰਕ ਨਿੱਜੀ ਖਾਤਾ ਮੰਗਦਾ ਹੈ
net-why-network-unsupported-do = ਉਹ ਨੈੱਟਵਰਕ ਚੁਣੋ ਜਿਸ ਦਾ ਸਭ ਲਈ ਇੱਕੋ ਪਾਸਵਰਡ ਹੈ।
net-why-key-shape = ਪਾਸਵਰਡ ਵਿੱਚ 8 ਤੋਂ 63 ਅੱਖਰ ਹੁੰਦੇ ਹਨ
net-why-key-shape-do = ਪਾਸਵਰਡ ਵੇਖੋ ਅਤੇ ਫਿਰ ਲਿਖੋ।
net-why-key-wrong = ਪਾਸਵਰਡ ਠੀਕ ਨਹੀਂ
net-why-key-wrong-do = ਪਾਸਵਰਡ ਵਿਖਾਓ, ਮਿਲਾਓ ਅਤੇ ਫਿਰ ਕੋਸ਼ਿਸ਼ ਕਰੋ।
net-why-no-address = ਨੈੱਟਵਰਕ ਪਤਾ ਨਹੀਂ ਦਿੰਦਾ
net-why-no-address-do = ਨੈੱਟਵਰਕ ਚਲਾਉਣ ਵਾਲੇ ਨੂੰ ਪੁੱਛੋ, ਜਾਂ ਹੋਰ ਚੁਣੋ।
net-why-no-answer = ਨੈੱਟਵਰਕ ਜਵਾਬ ਨਹੀਂ ਦਿੰਦਾ
net-why-no-answer-do = ਫਿਰ ਕੋਸ਼ਿਸ਼ ਕਰੋ, ਜਾਂ ਹੋਰ ਨੈੱਟਵਰਕ ਚੁਣੋ।
net-known = ਪਹਿਲਾਂ ਤੋਂ ਜਾਣਿਆ
net-metered = ਇਹ ਕਿਸੇ ਦਾ ਫ਼ੋਨ ਹੈ, ਜਾਂ ਵਰਤੋਂ ਮੁਤਾਬਕ ਪੈਸੇ ਲੱਗਦੇ ਹਨ
net-metered-on = ਅੱਪਡੇਟ ਇਸਨੂੰ ਨਹੀਂ ਵਰਤਦੇ
net-metered-off = ਅੱਪਡੇਟ ਇਸਨੂੰ ਵਰਤਦੇ ਹਨ
net-forget = ਇਹ ਨੈੱਟਵਰਕ ਭੁੱਲ ਜਾਓ
net-page-open = ਨੈੱਟਵਰਕ ਦਾ ਪੰਨਾ ਖੋਲ੍ਹੋ
net-page-title = ਨੈੱਟਵਰਕ ਦਾ ਪੰਨਾ
net-page-text = ਨਾਲ ਵਾਲੇ ਪੰਨੇ ਉੱਤੇ ਮੰਨੋ ਜਾਂ ਦਾਖਲ ਹੋਵੋ। ਫਿਰ ਬੰਦ ਕਰੋ: ਅਸੀਂ ਸਭ ਕੁਝ ਮਿਟਾਉਂਦੇ ਹਾਂ।
net-page-opening = ਪੰਨਾ ਖੁੱਲ੍ਹ ਰਿਹਾ ਹੈ।
net-page-silent = ਪੰਨਾ ਜਵਾਬ ਨਹੀਂ ਦਿੰਦਾ। ਫਿਰ ਲੋਡ ਕਰੋ, ਜਾਂ ਹੋਰ ਨੈੱਟਵਰਕ ਚੁਣੋ।
net-page-again = ਫਿਰ ਲੋਡ ਕਰੋ
net-page-close = ਬੰਦ ਕਰੋ ਅਤੇ ਮਿਟਾਓ
health-battery = ਬੈਟਰੀ
