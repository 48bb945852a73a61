// Appended to a copy of a page: tells the frame around it what a reader's window would show.
addEventListener("load", function () {
  function measure(open) {
    document.querySelectorAll("details").forEach(function (d) { d.open = open; });
    var root = document.documentElement, wide = [];
    document.querySelectorAll("body *").forEach(function (e) {
      var box = e.getBoundingClientRect();
      if (box.width > 0 && box.right > innerWidth + 1 && !e.closest(".vh,.skip,.scroll"))
        wide.push(e.tagName + " " + e.textContent.slice(0, 40));
    });
    return { height: root.scrollHeight, width: root.scrollWidth, wide: wide };
  }
  var answer = document.querySelector("output");
  parent.postMessage({
    folded: measure(false), open: measure(true), window: innerWidth,
    requests: performance.getEntriesByType("resource").length,
    answer: answer ? answer.textContent : null,
    percentile: answer ? answer.dataset.percentile : null,
    shown: [].filter.call(document.querySelectorAll(".roles tbody tr[data-id]"),
      function (r) { return r.offsetHeight > 0; }).length,
    tools: !!document.querySelector("#tools:not([hidden])"),
    compared: document.querySelectorAll("#chosen .ranks li").length,
    columns: document.querySelectorAll("#chosen th[scope=col]").length
  }, "*");
});
