// Keeps the page of a phone up to date, and sends what is tapped and typed. The server draws every view; this only fetches it when it has changed.
"use strict";

const trouble = document.getElementById("trouble");
const news = document.getElementById("news");
let main = document.querySelector("main");
const base = main.dataset.base;

const POLL = 3000;        // without live news
const POLL_RARELY = 15000; // with live news, in case one got lost
const PATIENCE = 4000;     // a network that swallows everything answers nothing at all, not even a failure
const RETRY = 1500;
const RETRY_RARELY = 6000;
const STREAM_AGAIN = 2000;

let etag = "";
let stream = null;
let pending = null; // the vote or the choice that is not stored yet, and where it goes
let note = null;    // the note that is not stored yet
const typed = {};   // what is being typed of notes, by question: the page may be drawn anew meanwhile
let retry = 0;
let failures = 0;   // since the last answer
let asked = 0;      // the latest request for the state; answers to earlier ones are too old

function say(what) {
  const text = what ? trouble.dataset[what] : "";
  if (trouble.textContent !== text) trouble.textContent = text;
  trouble.hidden = !text;
}

// Return status, ETag and text of an answer that has come as a whole, within a limited time.
async function request(path, options = {}) {
  // Older phones have no AbortSignal.timeout.
  const limit = new AbortController();
  // Where answers are slow but do come, the next attempt gets more time.
  const timer = setTimeout(() => limit.abort(), PATIENCE * (1 + Math.min(failures, 4) / 2));
  try {
    const answer = await fetch(base + path, {
      cache: "no-store", credentials: "same-origin", signal: limit.signal, ...options,
    });
    const text = await answer.text();
    if (answer.status === 429 || answer.status >= 500) throw new Error("later");
    failures = 0;
    return { status: answer.status, etag: answer.headers.get("ETag") || "", text };
  } catch (error) {
    failures += 1;
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

// Ask less often the longer nothing answers.
function backOff() {
  return Math.min(RETRY * 1.5 ** Math.max(failures - 2, 0), RETRY_RARELY);
}

// Keep what is being typed, with the place of the cursor.
function keepTyped() {
  const field = main.querySelector(".note textarea");
  if (!field) return;
  typed[field.form.dataset.capability] = {
    text: field.value, open: field.closest("details").open, focused: document.activeElement === field,
    from: field.selectionStart, to: field.selectionEnd, said: main.querySelector(".sent").textContent,
    round: field.form.dataset.round,
  };
}

// Put it into the page as it is now; return whether it is being typed into.
function bringTyped() {
  const field = main.querySelector(".note textarea");
  const kept = field && typed[field.form.dataset.capability];
  if (!kept) return false;
  field.value = kept.text;
  field.closest("details").open = kept.open;
  if (kept.round === field.form.dataset.round) main.querySelector(".sent").textContent = kept.said;
  if (kept.focused) {
    field.focus({ preventScroll: true });
    field.setSelectionRange(kept.from, kept.to);
    field.scrollIntoView({ block: "center" });
  }
  return kept.focused;
}

// Fetch the view as the server draws it now and put it in place of the old one.
async function show(query = "") {
  const answer = await request(query);
  const page = new DOMParser().parseFromString(answer.text, "text/html");
  const fresh = page.querySelector("main");
  if (!fresh || !fresh.dataset.view) {
    location.reload(); // not in the room any more, as after the end of the workshop
    return;
  }
  keepTyped();
  main.replaceWith(fresh);
  main = fresh;
  document.title = page.title;
  for (const old of document.querySelectorAll("footer")) old.remove();
  const footer = page.querySelector("footer");
  if (footer) main.after(footer);
  const [title, newTitle] = [document, page].map((where) => where.querySelector(".what"));
  if (title && newTitle) title.replaceWith(newTitle); // it shows the code, which may have changed
  const heading = main.querySelector("h1");
  countTicks(main.querySelector("form.packages"));
  if (!bringTyped()) {
    scrollTo(0, 0);
    heading.focus({ preventScroll: true });
  }
  news.textContent = heading.dataset.news;
  if (main.dataset.phase === "closed") stop();
}

// Ask for the state; draw anew where the view has changed, otherwise only write the new numbers.
async function check() {
  if (pending || main.dataset.phase === "closed") return;
  const mine = ++asked;
  try {
    const answer = await request("/state", etag ? { headers: { "If-None-Match": etag } } : {});
    if (mine !== asked || pending) return;
    if (answer.status === 200) {
      const state = JSON.parse(answer.text);
      if (state.view === main.dataset.view) {
        const turnout = main.querySelector("[data-text]");
        if (turnout) {
          turnout.textContent = (state.paper && turnout.dataset.paper || turnout.dataset.text)
            .replace(/{(votes|participants|paper)}/g, (_, name) => state[name]);
        }
      } else {
        const takenBack = main.dataset.phase === "voting" && state.phase !== "closed"
          && (state.round || 0) < Number(main.dataset.round);
        await show(takenBack ? "?told=taken-back" : "");
      }
      etag = answer.etag;
    } else if (answer.status !== 304) {
      location.reload();
      return;
    }
    say("");
  } catch {
    etag = "";
    offline();
    soon();
  }
}

// In a break the laptop may be out of reach: the page goes on showing the break, and nothing is wrong.
function offline() {
  if (main.dataset.phase !== "paused") say("offline");
}

// After a failure do not wait for the next poll, which may be a long way off.
function soon() {
  clearTimeout(retry);
  retry = setTimeout(check, backOff());
}

function post(path, body) {
  return request(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
}

const wait = () => new Promise((done) => setTimeout(done, backOff()));

// Send the vote or the choice until it is stored, or comes too late; a later one takes the place of an earlier one.
async function send() {
  while (pending) {
    const own = pending;
    try {
      const answer = await post(own.path, own.body);
      if (pending !== own) continue;
      pending = null;
      asked++;
      etag = "";
      await show(answer.status === 409 ? `?told=${JSON.parse(answer.text).why}` : "");
      say("");
    } catch {
      if (pending) say("unsaved");
      else offline();
      // It is stored, only the page that says so did not come.
      if (!pending) soon();
      else await wait();
    }
  }
}

function give(path, body) {
  const waiting = pending !== null;
  pending = { path, body };
  if (!waiting) send();
}

function sayOfNote(what) {
  const line = main.querySelector(".sent");
  if (line) line.textContent = line.dataset[what] || "";
}

// Send a note until it is stored or refused; the page stays as it is, so that more can be typed.
async function sendNote(capability) {
  while (note) {
    try {
      const answer = await post("/note", note);
      const told = answer.status === 200 ? "noteSent" : { "note-enough": "noteEnough" }[JSON.parse(answer.text).why];
      const field = main.querySelector(".note textarea");
      const here = field && field.form.dataset.capability === capability;
      if (answer.status === 200) {
        // What was typed since stays.
        if (here && field.value.trim() === note.text) field.value = "";
        delete typed[capability];
      }
      note = null;
      sayOfNote(told || "noteLate");
    } catch {
      sayOfNote("unsent");
      await wait();
    }
  }
}

// With as many ticks as there may be, no further box can be ticked.
function countTicks(form) {
  if (!form) return;
  const boxes = [...form.querySelectorAll("input[type=checkbox]")];
  const full = boxes.filter((box) => box.checked).length >= Number(form.dataset.most);
  for (const box of boxes) box.disabled = full && !box.checked;
}

document.addEventListener("change", (event) => countTicks(event.target.closest("form.packages")));

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.matches("form.levels") && event.submitter) {
    event.preventDefault();
    for (const button of form.querySelectorAll("button")) {
      button.classList.toggle("sending", button === event.submitter);
    }
    const level = event.submitter.value;
    give("/vote", { round: Number(form.dataset.round), level: level === "" ? null : Number(level) });
  } else if (form.matches("form.packages")) {
    event.preventDefault();
    give("/choose", { options: [...form.querySelectorAll("input:checked")].map((box) => Number(box.value)) });
  } else if (form.matches("form.note")) {
    event.preventDefault();
    const text = form.querySelector("textarea").value.trim();
    if (!text || note) return;
    note = { round: Number(form.dataset.round), text };
    sayOfNote("");
    sendNote(form.dataset.capability);
  }
});

function listen() {
  if (!window.EventSource || main.dataset.phase === "closed") return;
  stream = new EventSource(base + "/events");
  stream.onmessage = check;
  stream.onerror = () => {
    // Opened anew by hand: a browser gives up for good when it is refused once.
    stream.close();
    stream = null;
    setTimeout(listen, STREAM_AGAIN);
  };
}

let polled = 0;
const polling = setInterval(() => {
  const pause = stream && stream.readyState === 1 ? POLL_RARELY : POLL;
  if (Date.now() - polled >= pause) {
    polled = Date.now();
    check();
  }
}, 1000);

function stop() {
  clearInterval(polling);
  if (stream) stream.close();
  stream = null;
}

document.addEventListener("visibilitychange", () => { if (!document.hidden) check(); });
addEventListener("pageshow", (event) => { if (event.persisted) check(); });
addEventListener("online", check);
countTicks(main.querySelector("form.packages"));
listen();
