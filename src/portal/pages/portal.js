// Only what cannot be done without a script; every page works without it.
(function () {
  "use strict";
  document.querySelectorAll("[data-print]").forEach(function (button) {
    button.hidden = false;
    button.addEventListener("click", function () { window.print(); });
  });

  // A kiosk forgets a visitor who has walked away; the page's own limit holds without scripts too.
  document.querySelectorAll("[data-idle]").forEach(function (note) {
    var timer;
    function wait() {
      clearTimeout(timer);
      timer = setTimeout(function () { location.replace(note.getAttribute("data-leave") || "/self/leave"); }, Number(note.getAttribute("data-idle")) * 1000);
    }
    ["pointerdown", "pointermove", "keydown", "scroll"].forEach(function (event) { addEventListener(event, wait, { passive: true }); });
    wait();
  });

  // 听一听: reads a page's main sentence aloud where the phone has a Chinese voice.
  var speech = window.speechSynthesis;
  if (!speech || !window.SpeechSynthesisUtterance) return;
  function offer() {
    var chinese = speech.getVoices().some(function (voice) { return /^zh/i.test(voice.lang); });
    if (!chinese) return;
    document.querySelectorAll("[data-say]:not([data-said])").forEach(function (text) {
      text.setAttribute("data-said", "");
      var button = document.createElement("button");
      button.type = "button";
      button.className = "say";
      button.textContent = "听一听";
      button.addEventListener("click", function () {
        speech.cancel();
        var words = new SpeechSynthesisUtterance(text.textContent);
        words.lang = "zh-CN";
        words.rate = 0.85;
        speech.speak(words);
      });
      text.after(button);
    });
  }
  offer();
  if (speech.addEventListener) speech.addEventListener("voiceschanged", offer);
})();
