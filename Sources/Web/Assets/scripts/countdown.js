// The life of a one-time code: the clock is silent, the line beside it speaks at 60, 30 and 0 seconds.
enhancements.push((root) => each(root, "[data-countdown]", (line) => {
  const end = Date.now() + Number(line.dataset.countdown) * 1000;
  const text = line.querySelector("[data-countdown-text]");
  const said = line.querySelector("[data-countdown-said]");
  const marks = [60, 30].filter((mark) => mark < Number(line.dataset.countdown));
  const tick = () => {
    const left = Math.max(0, Math.ceil((end - Date.now()) / 1000));
    if (left === 0) {
      line.dataset.is = "over";
      text.textContent = line.dataset.over;
      said.textContent = line.dataset.over;
      clearInterval(timer);
      return;
    }
    text.textContent = `${line.dataset.left} ${twoDigits(Math.floor(left / 60))}:${twoDigits(left % 60)}`;
    if (marks.length > 0 && left <= marks[0]) {
      said.textContent = `${line.dataset.left} ${left} ${line.dataset.seconds}`;
      while (marks.length > 0 && left <= marks[0]) marks.shift();
    }
  };
  const timer = setInterval(tick, 500);
  tick();
}));
// "Gửi lại OTP" waits until the server would send again.
enhancements.push((root) => each(root, "[data-opens-in]", (button) => {
  const opens = Date.now() + Number(button.dataset.opensIn) * 1000;
  const wait = button.querySelector("[data-wait]");
  const tick = () => {
    const left = Math.max(0, Math.ceil((opens - Date.now()) / 1000));
    button.disabled = left > 0;
    wait.textContent = left > 0 ? `(${button.dataset.in} ${left} ${button.dataset.seconds})` : "";
    if (left === 0) clearInterval(timer);
  };
  const timer = setInterval(tick, 500);
  tick();
}));
