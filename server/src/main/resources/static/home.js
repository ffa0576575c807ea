"use strict";

const EVERY_MS = 2000;
const AFTER_ERROR_MS = 10000;
const SOURCES = [
  ["POOL", "统筹基金", "pool", 1], ["OTHER_FUND", "其他基金", "other funds", 2],
  ["RELIEF", "医疗救助", "relief", 3], ["PERSONAL_ACCOUNT", "个人账户", "personal account", 4],
  ["MUTUAL_AID", "家庭共济", "mutual aid", 5], ["HOSPITAL", "医院承担", "hospital", 6],
  ["PERSONAL", "个人支付", "personal", 7],
];
const cards = new Map();
const status = document.getElementById("status");
const place = document.getElementById("cities");

function bilingual(element, zh, en) {
  const english = document.createElement("span");
  english.lang = "en";
  english.textContent = en;
  element.replaceChildren(zh + " ", english);
}

async function read(path) {
  const response = await fetch(path, { headers: { Accept: "application/json" } });
  if (!response.ok) {
    throw Object.assign(new Error(path), { status: response.status });
  }
  return response.json();
}

const grouped = (value) => {
  const [yuan, fen] = String(value).split(".");
  const whole = yuan.replace(/\B(?=(\d{3})+$)/g, ",");
  return fen === undefined ? whole : `${whole}.${fen}`;
};

function figures(list, rows) {
  list.replaceChildren(...rows.map(([zh, en, value]) => {
    const row = document.createElement("div");
    const name = document.createElement("dt");
    const number = document.createElement("dd");
    bilingual(name, zh, en);
    number.textContent = value;
    row.append(name, number);
    return row;
  }));
}

function split(card, report) {
  const bar = [], legend = [];
  for (const [source, zh, en, colour] of SOURCES) {
    const amount = report.bySource[source];
    if (amount !== undefined) {
      const part = document.createElement("span");
      part.style.flex = `${Math.max(0, Number(amount))} 0 0`;
      part.style.background = `var(--s${colour})`;
      bar.push(part);
      const item = document.createElement("li");
      const name = document.createElement("span");
      const mark = document.createElement("i");
      mark.style.background = `var(--s${colour})`;
      bilingual(name, zh, en);
      item.append(mark, name, ` ¥${grouped(amount)}`);
      legend.push(item);
    }
  }
  card.querySelector(".bar").replaceChildren(...bar);
  card.querySelector(".legend").replaceChildren(...legend);
}

function show(card, clock, report) {
  const now = new Date(clock.now).toLocaleString("zh-CN", { timeZone: "Asia/Shanghai", hour12: false });
  bilingual(card.querySelector(".clock"), `城市时间：${now}`, "city time");
  figures(card.querySelector(".figures"), [
    ["就诊", "visits", grouped(report.visits.total)],
    ["信用就医", "on credit", grouped(report.visits.credit)],
    ["医嘱", "orders", grouped(report.orders.placed)],
    ["已执行收费项", "charges", grouped(report.charges)],
    ["在院", "in beds", grouped(report.inBeds)],
    ["账单合计", "billed", `¥${grouped(report.amountTotal)}`],
  ]);
  figures(card.querySelector(".money"), [
    ["挂账", "drawn", `¥${grouped(report.drawn)}`],
    ["已还", "repaid", `¥${grouped(report.repaid)}`],
    ["退费", "refunded", `¥${grouped(report.refunded)}`],
    ["未还", "outstanding now", `¥${grouped(report.outstanding)}`],
    ["其中逾期", "overdue now", `¥${grouped(report.overdue)}`],
  ]);
  split(card, report);
}

function cardOf(city) {
  let card = cards.get(city.code);
  if (!card) {
    card = document.getElementById("city").content.firstElementChild.cloneNode(true);
    bilingual(card.querySelector("h3"), city.nameZh, city.nameEn);
    cards.set(city.code, card);
    place.append(card);
  }
  return card;
}

async function refresh(city) {
  const card = cardOf(city);
  const note = card.querySelector(".note");
  try {
    const clock = await read(`/api/v1/${city.code}/clock`);
    const day = (ago) => new Date(Date.parse(clock.now) + (8 - 24 * ago) * 3600000).toISOString().slice(0, 10);
    const days = Number(document.querySelector("input[name=days]:checked").value);
    show(card, clock, await read(`/api/v1/${city.code}/live?from=${day(days - 1)}&to=${day(0)}`));
    note.textContent = "";
  } catch (error) {
    if (error.status === 403) {
      bilingual(note, "正式城市：统计需登录查看。", "A real city: its figures need a login.");
    } else {
      bilingual(note, "暂时读不到，数字是上一次的。", "Not to be read now; these are the last figures.");
    }
  }
}

function none(cities) {
  if (cities.length === 0 && !place.querySelector(".empty")) {
    const card = document.getElementById("empty").content.firstElementChild.cloneNode(true);
    card.classList.add("empty");
    place.replaceChildren(card);
    cards.clear();
  } else if (cities.length > 0) {
    place.querySelector(".empty")?.remove();
  }
}

async function poll() {
  let pause = EVERY_MS;
  if (!document.hidden) {
    try {
      const cities = await read("/api/v1/cities");
      none(cities);
      status.replaceChildren();
      await Promise.all(cities.map(refresh));
    } catch {
      bilingual(status, "连不上服务器，稍后自动重试。", "The server does not answer; trying again by itself.");
      pause = AFTER_ERROR_MS;
    }
  }
  setTimeout(poll, pause);
}

document.getElementById("period").addEventListener("change", () => {
  read("/api/v1/cities").then((cities) => Promise.all(cities.map(refresh))).catch(() => {});
});
poll();
