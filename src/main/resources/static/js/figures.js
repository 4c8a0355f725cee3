// The national page and its like: the trend is drawn when it comes into view, tiles and rows point at each other, and what
// changes while the page is open changes on it.

const css = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

// ---------- the trend ----------

let drawn;

async function draw(chart) {
  if (!window.echarts) await import("/vendor/echarts/echarts.min.js");
  const data = JSON.parse(chart.dataset.trend);
  const write = new Intl.NumberFormat(data.language === "en" ? "en-GB" : "vi-VN", { maximumFractionDigits: data.decimals });
  const short = new Intl.NumberFormat(data.language === "en" ? "en-GB" : "vi-VN", { notation: "compact", maximumFractionDigits: 1 });
  const font = css("--tblr-font-sans-serif");
  const last = (values) => values.reduce((at, value, index) => (value === null ? at : index), -1);
  const series = (year, style) => {
    const end = last(year.values);
    return {
      name: year.name,
      type: "line",
      connectNulls: false,
      data: year.values.map((value, index) => ({
        value,
        label: index === end
          ? { show: true, position: end === 3 ? "top" : "right", distance: 8, offset: end === 3 ? [0, 0] : style.offset, formatter: `${year.name}: ${write.format(value)}`, color: style.ink, fontWeight: style.weight, fontSize: 14, fontFamily: font }
          : { show: false },
      })),
      symbol: style.symbol,
      symbolSize: style.size,
      itemStyle: { color: style.colour },
      lineStyle: { color: style.colour, width: style.width, type: style.dash },
      z: style.z,
    };
  };
  chart.classList.add("drawn");
  drawn?.dispose();
  drawn = window.echarts.init(chart, null, { renderer: "canvas" });
  drawn.setOption({
    animation: false,
    aria: { enabled: true, label: { description: chart.getAttribute("aria-label") } },
    textStyle: { fontFamily: font, color: css("--gb-ink-2") },
    grid: { left: 58, right: 96, top: 26, bottom: 28 },
    tooltip: {
      trigger: "axis",
      renderMode: "richText",
      confine: true,
      backgroundColor: css("--gb-sheet"),
      borderColor: css("--gb-line-2"),
      textStyle: { color: css("--gb-ink"), fontFamily: font, fontSize: 14 },
      valueFormatter: (value) => (value === null || value === undefined ? "–" : write.format(value)),
    },
    xAxis: {
      type: "category",
      data: data.labels,
      boundaryGap: false,
      axisTick: { show: false },
      axisLine: { lineStyle: { color: css("--gb-ink") } },
      axisLabel: { color: css("--gb-ink-2"), fontSize: 14 },
    },
    yAxis: {
      type: "value",
      min: (range) => Math.min(0, range.min),
      splitNumber: 4,
      axisLabel: { formatter: (value) => (Math.abs(value) < 100000 ? write.format(value) : short.format(value)), color: css("--gb-ink-2"), fontSize: 14 },
      splitLine: { lineStyle: { color: css("--gb-line") } },
    },
    series: [
      series(data.then, { colour: css("--gb-line-2"), ink: css("--gb-ink-2"), weight: 400, width: 1.5, dash: [5, 4], symbol: "emptyCircle", size: 6, z: 2, offset: [0, -12] }),
      series(data.now, { colour: css("--gb-accent"), ink: css("--gb-accent-deep"), weight: 600, width: 2.5, dash: "solid", symbol: "circle", size: 7, z: 3, offset: [0, 12] }),
    ],
  });
}

function watchTrend() {
  const chart = document.getElementById("trend-chart");
  if (!chart) return;
  const seen = new IntersectionObserver((entries) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    seen.disconnect();
    document.fonts.ready.then(() => draw(chart));
  }, { rootMargin: "200px" });
  seen.observe(chart.parentElement);
}

window.addEventListener("resize", () => drawn?.resize());

// ---------- tiles and rows ----------

const atFirst = new WeakMap();

function point(unit) {
  for (const old of document.querySelectorAll(".near")) old.classList.remove("near");
  const note = document.getElementById("map-note");
  if (!note) return;
  const slots = [...note.querySelectorAll("[data-slot]")];
  // What it says of the whole is put aside with its links, and comes back as it was.
  if (!atFirst.has(note)) atFirst.set(note, slots.map((slot) => [...slot.childNodes]));
  const tile = unit && document.querySelector(`.gb-tile[data-unit="${unit}"]`);
  if (!tile) {
    atFirst.get(note).forEach((nodes, index) => slots[index].replaceChildren(...nodes));
    return;
  }
  tile.classList.add("near");
  document.querySelector(`tr[data-unit="${unit}"]`)?.classList.add("near");
  for (const slot of slots) slot.textContent = tile.dataset[slot.dataset.slot];
}

for (const kind of ["pointerover", "focusin"])
  document.addEventListener(kind, (event) => {
    const at = event.target.closest?.("[data-unit]");
    if (at) point(at.dataset.unit);
    else if (document.querySelector(".near")) point(null);
  });

// ---------- the chosen indicator is shown at once ----------

document.addEventListener("change", (event) => {
  if (event.target.id === "indicator") event.target.form.requestSubmit();
});

// ---------- what changes while the page is open ----------

const live = document.getElementById("live");
const EVERY = 5000;
// Asking must not keep an unattended sign-in alive: after twenty minutes without a hand on it the page only waits.
const ATTENDED = 20 * 60 * 1000;
let attended = Date.now();
for (const kind of ["pointermove", "keydown", "scroll", "touchstart"]) document.addEventListener(kind, () => { attended = Date.now(); }, { passive: true });

async function refresh() {
  const answer = await fetch(`${live.dataset.url}?shown=${live.dataset.stamp}`, { headers: { "HX-Request": "true" } });
  if (answer.status !== 200 || answer.redirected) return;
  const stamp = await answer.text();
  const page = await fetch(location.href, { headers: { "HX-Request": "true" } });
  if (!page.ok || page.redirected) return;
  const next = new DOMParser().parseFromString(await page.text(), "text/html");
  const fresh = next.getElementById("fresh");
  if (!fresh) return;
  const focused = document.activeElement?.closest?.("#fresh a, #fresh select, #fresh button, #fresh summary");
  const address = focused?.getAttribute("href");
  const open = document.querySelector(".gb-behind[open]") !== null;
  drawn?.dispose();
  drawn = undefined;
  document.getElementById("fresh").replaceWith(document.adoptNode(fresh));
  if (open) document.querySelector(".gb-behind").open = true;
  if (focused) (address ? document.querySelector(`#fresh a[href="${CSS.escape(address)}"]`) : document.getElementById(focused.id))?.focus({ preventScroll: true });
  document.getElementById("as-of").textContent = next.getElementById("as-of").textContent;
  live.dataset.stamp = stamp;
  live.textContent = live.dataset.said.replace("{0}", new Intl.DateTimeFormat("vi-VN", { timeZone: "Asia/Ho_Chi_Minh", hour: "2-digit", minute: "2-digit", hour12: false }).format(new Date()));
  watchTrend();
}

function wait() {
  setTimeout(async () => {
    if (!document.hidden && Date.now() - attended < ATTENDED) {
      try {
        await refresh();
      } catch {
        document.documentElement.dataset.stale = "yes"; // the line is down: figures keep their time, the next round asks again
      }
    }
    wait();
  }, EVERY);
}

watchTrend();
if (live) wait();
