// Draws each [data-chart] (core.document.chart.ChartSpec) with ECharts, loaded only when a page has one.
(() => {
  const source = document.currentScript.dataset.echarts;
  const drawn = new Map();
  const NARROW = 420;

  const colour = (element, name) => getComputedStyle(element).getPropertyValue(name).trim();
  const palette = (element) =>
    element.closest("[data-bs-theme]").dataset.bsTheme === "dark"
      ? ["#e9776c", "#7db3e0", "#8fc69c", "#e3b765", "#b3a2d9", "#9aa4b2"]
      : ["#b3261e", "#3b6ea5", "#4f7d54", "#b7791f", "#6b5b95", "#4a5568"];

  const ring = (element, spec, values) => ({
    type: "pie",
    radius: ["40%", "60%"],
    center: ["50%", "42%"],
    itemStyle: { borderColor: colour(element, "--surface"), borderWidth: 2 },
    data: spec.categories.map((name, i) => ({ name, value: values[i], link: spec.links[i] })),
  });
  const ROW = 28;
  // Names stand upright where the longest fits below its bar; a Chinese character is as wide as it is high.
  const fit = (element, spec) =>
    (element.clientWidth - 90) / spec.categories.length > 14 * Math.max(...spec.categories.map((name) => name.length));

  // On a phone, bars whose names don't fit below lie beside them.
  const isLying = (element, spec) =>
    ["bar", "stacked"].includes(spec.kind) && element.clientWidth < NARROW && !fit(element, spec);

  const option = (element, spec) => {
    const ink = colour(element, "--ink-2");
    const line = colour(element, "--line");
    const text = { color: ink, fontFamily: getComputedStyle(element).fontFamily, fontSize: 13 };
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const base = {
      animation: !calm,
      color: palette(element),
      textStyle: text,
      tooltip: {
        renderMode: "richText",
        trigger: spec.kind === "ring" ? "item" : "axis",
        backgroundColor: colour(element, "--surface"),
        borderColor: line,
        textStyle: { ...text, color: colour(element, "--ink") },
      },
      legend: { show: spec.series.length > 1 || spec.kind === "ring", bottom: 0, textStyle: text, itemWidth: 14, itemHeight: 10 },
    };
    if (spec.kind === "ring") {
      const values = spec.series[0].values;
      const total = values.reduce((sum, value) => sum + Number(value), 0);
      const share = (name) => {
        const part = total ? (100 * values[spec.categories.indexOf(name)]) / total : 0;
        return `${name} ${part.toFixed(1)}%`;
      };
      if (element.clientWidth < NARROW) {
        // no room beside the ring: the shares stand in the legend
        return {
          ...base,
          legend: { ...base.legend, formatter: share },
          series: [{ ...ring(element, spec, values), center: ["50%", "36%"], label: { show: false } }],
        };
      }
      return {
        ...base,
        series: [{ ...ring(element, spec, values), label: { color: ink, formatter: ({ name }) => share(name) } }],
      };
    }
    const lies = isLying(element, spec);
    const names = {
      type: "category",
      data: spec.categories,
      inverse: lies,
      axisLabel: {
        ...text,
        interval: spec.kind === "line" ? "auto" : 0,
        rotate: lies || fit(element, spec) ? 0 : 40,
        width: 96,
        overflow: "truncate",
      },
      axisLine: { lineStyle: { color: line } },
      axisTick: { show: false },
    };
    const amounts = {
      type: "value",
      name: spec.unit,
      nameGap: lies ? 6 : 15,
      nameTextStyle: { ...text, align: "left" },
      axisLabel: { ...text, hideOverlap: true },
      splitNumber: lies ? 3 : 5,
      splitLine: { lineStyle: { color: line } },
    };
    return {
      ...base,
      grid: { left: 8, right: lies ? 32 : 16, top: spec.unit && !lies ? 36 : 16, bottom: spec.series.length > 1 ? 36 : 8, containLabel: true },
      xAxis: lies ? amounts : names,
      yAxis: lies ? names : amounts,
      series: spec.series.map((series) => ({
        name: series.name,
        type: spec.kind === "line" ? "line" : "bar",
        stack: spec.kind === "stacked" ? "all" : undefined,
        data: series.values,
        barMaxWidth: 36,
        smooth: false,
        symbolSize: 7,
      })),
    };
  };

  const draw = (element) => {
    const spec = JSON.parse(element.dataset.chart);
    drawn.get(element)?.dispose();
    element.classList.add("is-drawn");
    if (isLying(element, spec)) {
      const bars = spec.kind === "stacked" ? 1 : spec.series.length;
      element.style.height = `${96 + spec.categories.length * Math.max(ROW, 16 * bars)}px`;
    }
    const chart = window.echarts.init(element, null, { renderer: "canvas" });
    chart.setOption(option(element, spec));
    if (spec.links.length) {
      chart.on("click", ({ dataIndex }) => spec.links[dataIndex] && location.assign(spec.links[dataIndex]));
    }
    drawn.set(element, chart);
  };
  const drawAll = (root = document) => {
    const charts = [...root.querySelectorAll("[data-chart]")];
    if (!charts.length) return;
    if (window.echarts) {
      charts.forEach(draw);
      return;
    }
    const script = document.createElement("script");
    script.src = source;
    script.addEventListener("load", () => charts.forEach(draw));
    document.head.append(script);
  };

  drawAll();
  document.addEventListener("htmx:load", (event) => event.target !== document.body && drawAll(event.target));
  document.addEventListener("themechange", () => window.echarts && drawn.forEach((_, element) => draw(element)));
  addEventListener("resize", () => drawn.forEach((chart) => chart.resize()));
})();
