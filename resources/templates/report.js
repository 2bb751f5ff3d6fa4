// Without scripts the whole report is open and readable; with them it folds, filters and opens what a link leads to.
(() => {
  'use strict';
  const form = document.querySelector('.filter');
  const chapter = form && form.closest('section');
  const entries = chapter ? [...chapter.querySelectorAll('.entry[data-state]')] : [];
  const cards = chapter ? [...chapter.querySelectorAll('.card')] : [];
  const folds = [...document.querySelectorAll('details')];
  const setAll = (open) => folds.forEach((fold) => { fold.open = open; });

  // What is told of a whole card is of each of its rows.
  const words = entries.map((entry) => {
    const card = entry.closest('.card');
    const about = card ? [...card.children].filter((part) => !part.querySelector('.entry') && !part.matches('.entry')) : [];
    return [entry, ...about].map((part) => part.textContent).join(' ').toLowerCase();
  });
  const apply = () => {
    const text = form.elements.text.value.trim().toLowerCase();
    const { rating, category, state } = form.elements;
    let shown = 0;
    entries.forEach((entry, i) => {
      const fits = (!text || words[i].includes(text))
        && (!rating.value || entry.dataset.rating === rating.value)
        && (!category.value || entry.dataset.categories.split(' ').includes(category.value))
        && (!state.value || entry.dataset.state === state.value);
      entry.hidden = !fits;
      shown += fits;
    });
    cards.forEach((card) => { card.hidden = !card.querySelector('.entry:not([hidden])'); });
    form.querySelector('output').value = `${shown} of ${entries.length}`;
  };

  const reveal = () => {
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    for (let fold = target.closest('details'); fold; fold = fold.parentElement.closest('details')) fold.open = true;
    target.scrollIntoView();
  };

  setAll(false);
  if (entries.length > 0) {
    form.hidden = false;
    form.addEventListener('input', apply);
    form.addEventListener('submit', (event) => event.preventDefault());
    apply();
  }
  window.addEventListener('hashchange', reveal);
  window.addEventListener('beforeprint', () => setAll(true));
  reveal();
})();
