// Tries what the workshop needs, and says in plain words what works.
"use strict";

const main = document.querySelector("main");
const SLOW = 1000;
const PATIENCE = 5000;

function tell(name, word, good) {
  const item = main.querySelector(`[data-check="${name}"]`);
  item.className = good ? "yes" : "no";
  item.querySelector("strong").textContent = main.dataset[word];
  if (!good) {
    const remedy = document.createElement("em");
    remedy.textContent = item.dataset.remedy;
    item.append(remedy);
  }
}

async function answer() {
  const begun = performance.now();
  try {
    await fetch(main.dataset.base + "/state", { cache: "no-store", signal: AbortSignal.timeout(PATIENCE) });
    const quick = performance.now() - begun < SLOW;
    tell("answer", quick ? "yes" : "slow", quick);
  } catch {
    tell("answer", "no", false);
  }
}

function live() {
  if (!window.EventSource) {
    tell("live", "no", false);
    return;
  }
  const stream = new EventSource(main.dataset.base + "/events");
  const end = (good) => {
    clearTimeout(patience);
    stream.close();
    tell("live", good ? "yes" : "no", good);
  };
  const patience = setTimeout(() => end(false), PATIENCE);
  stream.onmessage = () => end(true);
  stream.onerror = () => end(false);
}

function cookie() {
  document.cookie = "try=1; SameSite=Strict";
  const good = document.cookie.includes("try=1");
  document.cookie = "try=; Max-Age=0; SameSite=Strict";
  tell("cookie", good ? "yes" : "no", good);
}

answer();
live();
cookie();
