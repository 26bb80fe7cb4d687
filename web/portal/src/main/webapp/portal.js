"use strict";
(() => {
  const root = document.documentElement;
  const announce = (text) => {
    const announcer = document.getElementById("announcer");
    if (announcer) announcer.textContent = text;
  };

  const isDark = () =>
    root.dataset.theme
      ? root.dataset.theme === "dark"
      : matchMedia("(prefers-color-scheme: dark)").matches;

  const toggleTheme = () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    localStorage.setItem("federity.theme", root.dataset.theme);
    announce(root.dataset.theme + " theme");
  };

  const toggleRail = (button) => {
    const open = root.dataset.rail === "closed";
    root.dataset.rail = open ? "open" : "closed";
    localStorage.setItem("federity.rail", root.dataset.rail);
    button.setAttribute("aria-expanded", String(open));
  };

  const copy = async (button) => {
    await navigator.clipboard.writeText(button.dataset.copy);
    button.classList.add("copied");
    announce("Copied");
    button.addEventListener("blur", () => button.classList.remove("copied"), { once: true });
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button?.dataset.copy) copy(button);
    if (button?.dataset.print) window.print();
    if (button?.dataset.toggleTheme) toggleTheme();
    if (button?.dataset.toggleRail) toggleRail(button);
    for (const menu of document.querySelectorAll("details.menu[open]")) {
      if (!menu.contains(event.target)) menu.open = false;
    }
  });

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      for (const menu of document.querySelectorAll("details.menu[open]")) menu.open = false;
    }
  });

  // A drawing opens where its process waits.
  document.addEventListener("toggle", (event) => {
    const here = event.target.open && event.target.querySelector?.(".scroll .current");
    if (here) here.closest(".scroll").scrollLeft = here.getBBox().x - 300;
  }, true);

  // Coming back to a page that the browser kept: its form may be sent again.
  window.addEventListener("pageshow", () => {
    for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
  });

  // A table that got no answer: the page itself says why, or works again.
  window.jQuery?.(document).on("pfAjaxError", () => location.reload());

  // A form is sent once; the signature it may carry is not repeated by a second click.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.dataset.sent) event.preventDefault();
    else if (form.method === "post") form.dataset.sent = "true";
  });
})();
