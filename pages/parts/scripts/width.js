// Tells the server whether the page has room for the wide drawings of the charts: once where its guess was wrong, and
// again whenever that changes. The limits are those of style.css (wide_…, narrow_…).
const WINDOW = "(max-width:640px)", PAGE = 850, STEADY = 150;

export default function ({data, setStateValue, parentElement}) {
  const page = document.querySelector("[data-testid=stMain] .stMainBlockContainer");
  const narrow = () => {
    const {paddingLeft, paddingRight} = getComputedStyle(page);
    return matchMedia(WINDOW).matches || page.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight) <= PAGE;
  };
  const tell = () => {
    // On paper the page has another width, but what is printed is what was drawn for the screen.
    if (!page.isConnected || matchMedia("print").matches) return;
    const now = narrow();
    if (now === (window.parallaxNarrow ?? data.narrow)) return;
    window.parallaxNarrow = now;
    setStateValue("narrow", now);
  };
  let waiting = 0;
  const later = () => { clearTimeout(waiting); waiting = setTimeout(tell, STEADY); };
  parentElement.parallaxEnd?.();
  const watch = new ResizeObserver(later);
  watch.observe(page);
  tell();
  return parentElement.parallaxEnd = () => { watch.disconnect(); clearTimeout(waiting); };
}
