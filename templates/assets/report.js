/* Filter and order. Everything it works on is in the page; without it the page is complete. */
(() => {
  const form = document.getElementById('filter');
  const body = document.getElementById('rows');
  if (form && body) startFilter(form, body);
  openForPrint();

  function startFilter(form, body) {
    const field = (name) => form.querySelector(`#f-${name}`);
    const count = document.getElementById('count');
    const nothing = document.getElementById('nothing');
    const rows = Array.from(body.rows, (row) => ({ row, text: null }));

    function matches(entry, wanted) {
      const data = entry.row.dataset;
      if (wanted.speaker && data.speaker !== wanted.speaker) return false;
      if (wanted.document && data.document !== wanted.document) return false;
      if (wanted.kind && data.kind !== wanted.kind) return false;
      // "2:verbatim 0:altered": both choices have to hold for one and the same outlet.
      const held = data.carriers.split(' ').some((carrier) => {
        const [outlet, relation] = carrier.split(':');
        return (!wanted.outlet || outlet === wanted.outlet) && (!wanted.relation || relation === wanted.relation);
      });
      if (!held) return false;
      entry.text ??= fold(findable(entry.row.cells[0]));
      return wanted.words.every((word) => entry.text.includes(word));
    }

    function apply() {
      const wanted = { words: fold(field('text').value).split(' ').filter(Boolean) };
      for (const name of ['speaker', 'document', 'outlet', 'relation', 'kind']) wanted[name] = field(name).value;
      let shown = 0;
      for (const entry of rows) {
        const hit = matches(entry, wanted);
        entry.row.hidden = !hit;
        if (hit) shown++;
      }
      nothing.hidden = shown > 0;
      const noun = rows.length === 1 ? count.dataset.one : count.dataset.many;
      const where = count.dataset.page ? ` ${count.dataset.page}` : '';
      count.textContent = `${shown} of ${rows.length} ${noun}${where}`;
    }

    function order() {
      const by = field('sort').value;
      const key = by === 'reuse' ? 'reuse' : `by${by.charAt(0).toUpperCase()}${by.slice(1)}`;
      rows.sort((a, b) => Number(a.row.dataset[key]) - Number(b.row.dataset[key]));
      body.append(...rows.map((entry) => entry.row));
    }

    form.addEventListener('submit', (event) => event.preventDefault());
    form.addEventListener('input', apply);
    field('sort').addEventListener('change', order);
    form.addEventListener('reset', () => {
      setTimeout(() => {
        order();
        apply();
      });
    });
    form.classList.add('ready');
    if (field('sort').value !== 'reuse') order(); // a browser that goes back restores the choices
    apply();
  }

  /** What a cell says, and what its links are called in full. */
  function findable(cell) {
    const names = Array.from(cell.querySelectorAll('[title]'), (link) => link.title);
    return [cell.textContent, ...names].join(' ');
  }

  /** Lower case without accents and marks, one space between words. */
  function fold(text) {
    return text
      .normalize('NFKD')
      .replace(/[\p{M}'’]/gu, '')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
  }

  function openForPrint() {
    addEventListener('beforeprint', () => {
      for (const details of document.querySelectorAll('details')) details.open = true;
    });
  }
})();
