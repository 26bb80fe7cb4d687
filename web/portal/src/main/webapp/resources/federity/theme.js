"use strict";
// Before the first paint: the theme the person chose last; otherwise the system's.
(() => {
  const chosen = localStorage.getItem("federity.theme");
  if (chosen === "light" || chosen === "dark") {
    document.documentElement.dataset.theme = chosen;
  }
  if (localStorage.getItem("federity.rail") === "closed") {
    document.documentElement.dataset.rail = "closed";
  }
})();
