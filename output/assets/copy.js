/* Copy buttons beside the citations. Without them, or where the clipboard is closed, the text can be selected. */
(() => {
  const status = document.getElementById('copied');

  function select(node) {
    const range = document.createRange();
    range.selectNodeContents(node);
    const selection = getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
  }

  function addButton(entry) {
    const name = entry.querySelector('dt');
    const text = entry.querySelector('pre');
    const label = name.textContent;
    const button = document.createElement('button');
    let timer = 0;
    button.type = 'button';
    button.textContent = 'Copy';
    button.setAttribute('aria-label', `Copy ${label}`);
    const tell = (word, sentence) => {
      button.textContent = word;
      status.textContent = sentence;
      clearTimeout(timer);
      timer = setTimeout(() => {
        button.textContent = 'Copy';
        status.textContent = '';
      }, 3000);
    };
    button.addEventListener('click', async () => {
      try {
        await navigator.clipboard.writeText(text.textContent);
        tell('Copied', `${label} copied`);
      } catch {
        select(text); // no clipboard here, or not allowed: one key is left to press
        tell('Selected', `${label} selected, to be copied by hand`);
      }
    });
    name.append(button);
  }

  if (status) for (const entry of document.querySelectorAll('.citations > div')) addButton(entry);
})();
