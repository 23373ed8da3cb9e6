/* Find and print. Without it every page is complete. */
(() => {
  const form = document.getElementById('filter');
  if (form) startFind(form);
  else document.addEventListener('keydown', leadToSearch);
  openForPrint();

  /** Search, filters and order over all statements, with their state in the address: `#?words=…&speaker=…`. */
  function startFind(form) {
    const byId = (id) => document.getElementById(id);
    const [box, table, status, keys] = ['f-words', 'rows', 'count', 'keys'].map(byId);
    const results = byId('results'); // only where the statements are many, or on several pages
    const rows = new Map(Array.from(table.rows, (row) => [row.id, row]));
    const inOrder = Array.from(table.rows);
    let index = null; // until it has come
    let found = [];
    let wasTyping = false;

    window.verbatimIndex = (data) => {
      index = prepare(data);
      const names = (list) => list.map(([id, name]) => [id, name]);
      addChoices(
        'speaker',
        names(data.speakers),
        index.rows.map((row) => row.speakerId),
        'No speaker stated',
      );
      addChoices(
        'document',
        names(data.documents),
        index.rows.map((row) => row.documentId),
        'Unstated',
      );
      addChoices(
        'outlet',
        [...new Set(data.outlets)].map((name) => [name, name]),
      );
      addChoices('date', data.periods);
      restore();
      performance.mark('search-ready');
    };
    const script = document.createElement('script');
    script.src = form.dataset.index;
    script.onerror = () => {
      form.hidden = true;
    };
    document.head.append(script);

    /** Fills a list of choices, those alone that occur where `used` tells them. */
    function addChoices(name, choices, used, none) {
      const select = form.elements[name];
      if (!select) return;
      const occurs = new Set(used);
      const shown = choices
        .filter(([value]) => !used || occurs.has(value))
        .map((choice) => [...choice, fold(choice[1])]);
      if (name !== 'date') shown.sort((a, b) => compare(a[2], b[2]));
      if (occurs.has('-')) shown.push(['-', none]);
      select.append(...shown.map(([value, label]) => new Option(label, value)));
    }

    /** The state: what is chosen, nothing where all is as it was. */
    function state() {
      const chosen = Array.from(new FormData(form)).filter(([, value]) => value.trim() !== '');
      return new URLSearchParams(chosen);
    }

    /** Sets the fields from the address. */
    function restore() {
      const wanted = new URLSearchParams(location.hash.startsWith('#?') ? location.hash.slice(2) : '');
      for (const field of form.elements) {
        if (!field.name) continue;
        field.value = wanted.get(field.name) ?? '';
        if (field.selectedIndex === -1) field.value = ''; // a choice that this report does not have
      }
      apply();
    }

    /** Puts the state into the address: one step of the history for a run of typing, one for each choice. */
    function remember(isTyping) {
      const query = state().toString();
      const address = location.href.split('#')[0] + (query ? `#?${query}` : '');
      if (address === location.href) return;
      history[isTyping && wasTyping ? 'replaceState' : 'pushState'](null, '', address);
      wasTyping = isTyping;
    }

    function apply() {
      if (!index) return;
      const wanted = Object.fromEntries(state());
      found = sortRows(index.rows.filter(matcher(index, wanted)), wanted.order);
      if (results) listResults(Object.keys(wanted).length === 0);
      else showRows(wanted.order);
      byId('nothing').hidden = found.length > 0;
      const noun = index.rows.length === 1 ? 'statement' : 'statements';
      status.textContent = `${count(found.length)} of ${count(index.rows.length)} ${noun}`;
    }

    function showRows(order) {
      const hits = new Set(found.map((row) => row.anchor));
      for (const [id, row] of rows) row.hidden = !hits.has(id);
      const sorted = order ? found.map((row) => rows.get(row.anchor)) : inOrder;
      if (sorted.some((row, i) => row !== table.rows[i])) table.append(...sorted);
    }

    function listResults(isAll) {
      results.replaceChildren();
      for (const id of ['matrix', 'pages', 'hint']) byId(id)?.classList.toggle('away', !isAll);
      results.hidden = isAll;
      byId('more').hidden = true;
      if (!isAll) showMore();
    }

    function showMore() {
      const from = results.children.length;
      results.append(...found.slice(from, from + 50).map((row) => makeResult(index, row)));
      byId('more').hidden = found.length <= from + 50;
    }

    const links = () =>
      Array.from((results && !results.hidden ? results : table).querySelectorAll('.words'))
        .map((words) => (words.matches('a') ? words : words.querySelector('a')))
        .filter((link) => link.offsetParent);

    /** One result on, or back; before the first one is the search. */
    function move(step) {
      const all = links();
      const here = all.indexOf(document.activeElement);
      if (document.activeElement !== box && here < 0) return false;
      if (step > 0 && here === all.length - 1 && results && !byId('more').hidden) showMore();
      const next = here + step < 0 ? box : links()[here + step];
      next?.focus();
      return true;
    }

    function press(event) {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || keys.open) return;
      if (event.key === '/' && isPlain(event)) {
        box.focus();
        box.select();
      } else if (event.key === '?' && isPlain(event)) keys.showModal();
      else if (event.key === 'ArrowDown' && move(1));
      else if (event.key === 'ArrowUp' && move(-1));
      else if (event.key === 'Escape' && event.target.tagName !== 'SELECT' && state().toString()) {
        form.reset();
        box.focus();
      } else return;
      event.preventDefault();
    }

    form.addEventListener('submit', (event) => event.preventDefault());
    form.addEventListener('input', (event) => {
      remember(event.target === box);
      apply();
    });
    form.addEventListener('reset', () => {
      setTimeout(() => {
        remember(false);
        apply();
      });
    });
    addEventListener('popstate', () => {
      wasTyping = false;
      if (index) restore();
    });
    document.addEventListener('keydown', press);
    byId('show-keys').addEventListener('click', () => keys.showModal());
    byId('more')?.addEventListener('click', showMore);
    if (location.hash === '#f-words') box.focus();
  }

  const isPlain = (event) =>
    !(event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) &&
    !/^(?:INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);

  /** The search is on the overview. */
  function leadToSearch(event) {
    if (event.key !== '/' || !isPlain(event)) return;
    event.preventDefault();
    location.href = `${document.querySelector('.masthead .name').href.split('#')[0]}#f-words`;
  }

  /** The index with its numbers resolved and what is searched folded, once. */
  function prepare({ speakers, documents, outlets, dates, rows }) {
    const foldedSpeakers = speakers.map(([, name]) => fold(name));
    const foldedDocuments = documents.map(([, label]) => fold(label));
    const at = (list, i) => (i < 0 ? '' : list[i]);
    return {
      outlets,
      rows: rows.map(([anchor, words, speaker, doc, kind, certainty, contested, carriers, days]) => ({
        anchor,
        words,
        speakerId: speaker < 0 ? '-' : speakers[speaker][0],
        speaker: speaker < 0 ? 'No speaker stated' : speakers[speaker][1],
        speakerKey: at(foldedSpeakers, speaker),
        documentId: doc < 0 ? '-' : documents[doc][0],
        document: doc < 0 ? '' : documents[doc][2],
        documentKey: at(foldedDocuments, doc),
        kind: kind ? 'fragment' : 'statement',
        confidence: ['sure', 'likely', 'uncertain'][certainty],
        contested: contested === 1,
        carriers,
        dates: days.map((day) => dates[day]),
        seen: days.length ? days[0] : Number.POSITIVE_INFINITY,
        text: ['', fold(words), at(foldedSpeakers, speaker), at(foldedDocuments, doc), fold(anchor)].join(' '),
      })),
    };
  }

  /** Words, or a run of words in quotation marks: each has to begin a word of the text. */
  function readTerms(text) {
    const runs = Array.from(text.matchAll(/["“]([^"“”]*)["”]/g), ([, run]) => fold(run));
    const rest = fold(text.replace(/["“][^"“”]*["”]/g, ' ')).split(' ');
    return [...runs, ...rest].filter(Boolean).map((term) => ` ${term}`);
  }

  const RELATIONS = ['verbatim', 'excerpt', 'altered', 'unquoted'];

  /** Tells whether a row fits all that is wanted; an outlet and a relation have to hold together. */
  function matcher({ outlets }, wanted) {
    const terms = readTerms(wanted.words ?? '');
    const relation = RELATIONS.indexOf(wanted.relation);
    const holds = (code) =>
      (!wanted.outlet || outlets[code >> 2] === wanted.outlet) && (relation < 0 || (code & 3) === relation);
    const simple = [
      ['speakerId', wanted.speaker],
      ['documentId', wanted.document],
      ['kind', wanted.kind],
    ].filter(([, value]) => value);
    return (row) =>
      simple.every(([key, value]) => row[key] === value) &&
      (!wanted.confidence ||
        (wanted.confidence === 'contested' ? row.contested : row.confidence === wanted.confidence)) &&
      (!wanted.date || row.dates.some((date) => date.startsWith(wanted.date))) &&
      (!(wanted.outlet || wanted.relation) || row.carriers.some(holds)) &&
      terms.every((term) => row.text.includes(term));
  }

  /** Ties, and everything without an order, stay most reused first. */
  function sortRows(rows, order) {
    if (order === 'first seen') return rows.sort((a, b) => (a.seen === b.seen ? 0 : a.seen - b.seen));
    const key = { speaker: 'speakerKey', document: 'documentKey' }[order];
    // Nothing stated comes last.
    return key ? rows.sort((a, b) => !a[key] - !b[key] || compare(a[key], b[key])) : rows;
  }

  /** Code units, as the report sorts, whatever the reader's language. */
  function compare(a, b) {
    return a < b ? -1 : a > b ? 1 : 0;
  }

  function count(number) {
    return String(number).replace(/\B(?=(?:\d{3})+$)/g, ',');
  }

  /** A statement of another page. */
  function makeResult({ outlets }, row) {
    const make = (tag, name, ...parts) => {
      const element = document.createElement(tag);
      element.className = name;
      element.append(...parts);
      return element;
    };
    const words = document.createElement('bdi');
    words.textContent = row.words;
    const link = make('a', '', '“', words, '”');
    link.href = `q/${row.anchor}.html`;
    const flags = [row.contested && 'contested', row.confidence === 'uncertain' && 'uncertain'].filter(Boolean);
    const by = [row.speaker, row.document].filter(Boolean).join(' · ');
    const held = RELATIONS.flatMap((relation, i) => {
      const names = row.carriers.filter((code) => (code & 3) === i).map((code) => outlets[code >> 2]);
      const more = names.length > 4 ? ` and ${names.length - 4} more` : '';
      if (names.length === 0) return [];
      return make(
        'li',
        '',
        document.querySelector(`.legend .${relation}`).cloneNode(true),
        ` ${names.slice(0, 4).join(' · ')}${more}`,
      );
    });
    return make(
      'li',
      '',
      make('p', 'words', link),
      make('p', 'by', by, ...flags.flatMap((flag) => [' ', make('span', 'flag warn', flag)])),
      make('ul', 'shares', ...held),
    );
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
