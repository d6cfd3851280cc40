// Keeps the page of a phone up to date. The server draws every view; this only fetches it when it has changed.
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
let pending = null; // the vote that is not stored yet
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

function viewOf(state) {
  return JSON.stringify([state.phase, state.round, state.voted, state.decided]);
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
  main.replaceWith(fresh);
  main = fresh;
  document.title = page.title;
  for (const old of document.querySelectorAll("footer")) old.remove();
  const footer = page.querySelector("footer");
  if (footer) main.after(footer);
  const [title, newTitle] = [document, page].map((where) => where.querySelector(".what"));
  if (title && newTitle) title.replaceWith(newTitle); // it shows the code, which may have changed
  const heading = main.querySelector("h1");
  scrollTo(0, 0);
  heading.focus({ preventScroll: true });
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
      if (viewOf(state) === main.dataset.view) {
        const turnout = main.querySelector("[data-text]");
        if (turnout) {
          turnout.textContent = turnout.dataset.text
            .replace("{votes}", state.votes).replace("{participants}", state.participants);
        }
      } else {
        await show();
      }
      etag = answer.etag;
    } else if (answer.status !== 304) {
      location.reload();
      return;
    }
    say("");
  } catch {
    etag = "";
    say("offline");
    soon();
  }
}

// After a failure do not wait for the next poll, which may be a long way off.
function soon() {
  clearTimeout(retry);
  retry = setTimeout(check, backOff());
}

// Send the vote until it is stored, or until the round is over; a later tap takes the place of an earlier one.
async function send() {
  while (pending) {
    const own = pending;
    try {
      const answer = await request("/vote", {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(own),
      });
      if (pending !== own) continue;
      pending = null;
      asked++;
      etag = "";
      await show(answer.status === 409 ? "?late=1" : "");
      say("");
    } catch {
      say(pending ? "unsaved" : "offline");
      // The vote is stored, only the page that says so did not come.
      if (!pending) soon();
      else await new Promise((done) => setTimeout(done, backOff()));
    }
  }
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("form.levels") || !event.submitter) return;
  event.preventDefault();
  for (const button of form.querySelectorAll("button")) {
    button.classList.toggle("sending", button === event.submitter);
  }
  const level = event.submitter.value;
  const waiting = pending !== null;
  pending = { round: Number(form.dataset.round), level: level === "" ? null : Number(level) };
  if (!waiting) send();
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
listen();
