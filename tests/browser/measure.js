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
  function rows() {
    return [].filter.call(document.querySelectorAll(".roles tbody tr[data-id]"),
      function (r) { return r.offsetHeight > 0; });
  }
  // The roles of each of the site's categories, as its filter shows them.
  function categories() {
    var select = document.querySelector("[name=category]"), found = {};
    if (!select) return null;
    [].slice.call(select.options, 1).concat(select.options[0]).forEach(function (option) {
      select.value = option.value;
      select.dispatchEvent(new Event("input"));
      if (option.value) found[option.value] = rows().map(function (r) { return r.dataset.id; });
    });
    return found;
  }
  // How the elements of a page look that includes fragments.
  function looks() {
    return [].map.call(document.querySelectorAll("#host, #host *"), function (e) {
      var style = getComputedStyle(e);
      return [].map.call(style, function (key) { return key + ":" + style.getPropertyValue(key); }).join(";");
    });
  }
  var answer = document.querySelector("output");
  parent.postMessage({
    folded: measure(false), open: measure(true), window: innerWidth,
    requests: performance.getEntriesByType("resource").length,
    answer: answer ? answer.textContent : null,
    percentile: answer ? answer.dataset.percentile : null,
    came: decodeURIComponent(location.hash.slice(1)), title: document.title,
    categories: categories(), looks: looks(), fragments: [].map.call(document.querySelectorAll(".paybands"),
      function (e) { return e.querySelectorAll("tbody tr").length; }),
    shown: rows().length,
    tools: !!document.querySelector("#tools:not([hidden])"),
    chosen: (document.querySelector("#chosen") || {}).textContent,
    compared: document.querySelectorAll("#chosen .ranks li").length,
    columns: document.querySelectorAll("#chosen th[scope=col]").length,
    cards: [].map.call(document.querySelectorAll("#chosen tbody td"), function (e) {
      return getComputedStyle(e, "::before").content; })
  }, "*");
});
