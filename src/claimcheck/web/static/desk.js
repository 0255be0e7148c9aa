// Keys that move to a form, and news of what others did. Every page works without it.
(() => {
  "use strict";
  const find = (what, where = document) => where.querySelector(what);
  const all = (what) => [...document.querySelectorAll(what)];
  const areOff = () => { try { return localStorage.keys === "off"; } catch { return false; } };
  const keep = (value) => { try { localStorage.keys = value; } catch { /* not kept */ } };

  // The message stays on the page, and its name leaves the address that is sent on.
  const here = new URL(location);
  if (here.searchParams.has("told")) {
    here.searchParams.delete("told");
    history.replaceState(null, "", here);
  }
  const wrong = find("#errors");
  if (wrong) wrong.focus();

  const moveTo = (element) => {
    if (element.tagName === "A") return element.click();
    if (element.tagName === "SUMMARY") element.parentElement.open = true;
    for (let fold = element.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    const field = element.tagName === "FORM"
      ? find("input:not([type=hidden]), textarea, select", element) || find("button", element) : element;
    field.focus();
    field.scrollIntoView({ block: "nearest" });
  };

  const typing = (target) => target.closest("textarea, select, [contenteditable], input:not([type=radio], [type=checkbox])");
  document.addEventListener("keydown", (event) => {
    const lines = event.target.closest("textarea");
    if (lines && lines.form && event.key === "Enter" && (event.ctrlKey || event.metaKey) && !event.isComposing) {
      event.preventDefault();
      return lines.form.requestSubmit();
    }
    if (areOff() || event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
    if (typing(event.target)) {
      if (event.key === "Escape") event.target.blur();
      return;
    }
    const key = event.key.length === 1 ? event.key.toLowerCase() : "";
    const wanted = key && all("[data-key]").find((each) => each.dataset.key === key);
    if (key !== "?" && !wanted) return;
    event.preventDefault();
    if (key === "?") help(); else moveTo(wanted);
  });
  for (const each of all("[data-open]")) each.addEventListener("click", () => moveTo(find("#" + each.dataset.open)));

  // The keys of this page in words, and how to turn them off.
  let list = null;
  const wordsOf = (each) => {
    const act = each.closest("details.act");
    const named = each.tagName !== "FORM" ? each : act ? find("summary", act) : find("button", each);
    return [...named.childNodes].filter((node) => node.nodeName !== "KBD").map((node) => node.textContent).join("").trim();
  };
  const help = () => {
    if (list) return list.close();
    const before = document.activeElement;
    list = document.createElement("dialog");
    const head = document.createElement("h2"), rows = document.createElement("dl");
    head.id = "keys-head";
    head.textContent = "Keys of this page";
    list.setAttribute("aria-labelledby", head.id);
    const row = (name, told) => {
      const key = document.createElement("dt"), what = document.createElement("dd");
      key.textContent = name;
      what.textContent = told;
      rows.append(key, what);
    };
    for (const each of all("[data-key]")) row(each.dataset.key, wordsOf(each));
    if (find("textarea")) row("Ctrl+Enter", "Send, from a field of several lines");
    const buttons = document.createElement("div"), close = document.createElement("button");
    close.textContent = "Close";
    close.addEventListener("click", () => list.close());
    buttons.className = "buttons";
    buttons.append(switcher(), close);
    list.append(head, rows, buttons);
    document.body.append(list);
    list.addEventListener("close", () => {
      list.remove();
      list = null;
      if (before && before !== document.body) before.focus(); else find("#main").focus();
    });
    // Tab goes round among the buttons, and not to the browser's own.
    list.addEventListener("keydown", (event) => {
      const buttons = [...list.querySelectorAll("button")], at = buttons.indexOf(document.activeElement);
      if (event.key !== "Tab") return;
      event.preventDefault();
      buttons[(at + (event.shiftKey ? buttons.length - 1 : 1)) % buttons.length].focus();
    });
    list.showModal();
    close.focus();
  };
  const switcher = () => {
    const button = document.createElement("button");
    const show = () => {
      button.textContent = areOff() ? "Turn keys on" : "Turn keys off";
      document.documentElement.classList.toggle("nokeys", areOff());
    };
    button.type = "button";
    button.className = "second";
    button.addEventListener("click", () => { keep(areOff() ? "on" : "off"); show(); });
    show();
    return button;
  };
  document.documentElement.classList.toggle("nokeys", areOff());
  const shown = find("#keys"), off = find("#keys-off");
  if (shown) { shown.hidden = false; shown.addEventListener("click", help); }
  if (off) off.replaceWith(switcher());

  for (const each of all("[data-copy]")) {
    each.hidden = false;
    each.addEventListener("click", async () => {
      const told = find("#copied");
      try {
        const answer = await fetch(each.dataset.copy, { redirect: "error" });
        if (!answer.ok) throw new Error();
        await navigator.clipboard.writeText(await answer.text());
        told.textContent = "Copied.";
      } catch { told.textContent = "It could not be copied; take the file."; }
    });
  }

  // What is being read is shown once it is, unless somebody writes or chooses something meanwhile.
  const again = find("[data-again]");
  if (again) setInterval(() => { if ([null, document.body].includes(document.activeElement)) again.click(); }, 1500);

  // What others did since: one line, never another page under somebody's hands.
  const news = find("#news"), open = find("#open");
  const since = document.documentElement.dataset.head;
  if (!news || !since) return;
  const card = open ? open.dataset.card : "";
  let tag = "";
  const ask = async () => {
    if (document.hidden) return;
    try {
      const answer = await fetch(`/beat?since=${since}&card=${encodeURIComponent(card)}`,
        { headers: tag ? { "If-None-Match": tag } : {}, cache: "no-store", redirect: "error" });
      if (answer.status !== 200) return;
      tag = answer.headers.get("ETag") || "";
      const told = await answer.json();
      if (news.textContent !== told.told) news.textContent = told.told;
      if (open) open.textContent = told.open.length ? ` · ${told.open.join(", ")} ${told.open.length > 1 ? "have" : "has"} it open` : "";
    } catch { /* the next beat asks again */ }
  };
  setInterval(ask, 5000);
  document.addEventListener("visibilitychange", ask);
})();
