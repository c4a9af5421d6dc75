// Counts down to the end or the start of a flash sale, and shows the page anew when it comes.
const started = Date.now();
const counts = [...document.querySelectorAll("[data-seconds]")];

function left(element) {
  return Number(element.dataset.seconds) - Math.floor((Date.now() - started) / 1000);
}

function text(seconds) {
  const two = (number) => String(number).padStart(2, "0");
  const hours = Math.floor(seconds / 3600);
  const rest = two(Math.floor(seconds / 60) % 60) + ":" + two(seconds % 60);
  return " (" + (hours > 0 ? hours + ":" : "") + rest + ")";
}

function tick() {
  for (const element of counts) {
    const seconds = left(element);
    if (seconds < -1) {
      window.location.reload();
      return;
    }
    element.textContent = text(Math.max(0, seconds));
  }
  window.setTimeout(tick, 1000);
}

if (counts.length > 0) {
  tick();
}
