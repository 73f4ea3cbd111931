import { Controller } from '@hotwired/stimulus';

const file_max = 20 * 1_048_576;
const form_max = 64 * 1_048_576;
const most = 20;
type Word = 'empty' | 'large' | 'many' | 'much' | 'uploading' | 'attached' | 'remove' | 'removed' | 'failed';
type Kept = { files: { id: string; name: string }[]; errors: { message: string }[] };

/** Takes files by chooser, drop and paste. With an address they go there one by one at once; otherwise with the form, checked before. */
export class Files extends Controller<HTMLElement> {
  static override targets = ['input', 'list', 'refusal'];
  static override values = { address: String, words: Object };
  declare readonly inputTarget: HTMLInputElement;
  declare readonly listTarget: HTMLElement;
  declare readonly refusalTarget: HTMLElement;
  declare readonly addressValue: string;
  declare readonly wordsValue: Record<Word, string>;
  #chain: Promise<void> = Promise.resolve();
  #waiting = 0;
  #failed = false;

  get #form(): HTMLFormElement | null {
    return this.element.closest('form');
  }

  #over = (event: DragEvent) => {
    if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
  };
  #drop = (event: DragEvent) => {
    const { dataTransfer } = event;
    if (!dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    const entries = [...dataTransfer.items].map((item) => item.webkitGetAsEntry());
    const loose = [...dataTransfer.files];
    void Promise.all(entries.map((entry, index) => filesIn(entry, loose[index]))).then((found) =>
      this.#take(found.flat()),
    );
  };
  #paste = (event: ClipboardEvent) => {
    const files = [...(event.clipboardData?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    this.#take(files);
  };

  // Sent before the last file has arrived, the form would go without it.
  #submit = (event: SubmitEvent) => {
    const form = this.#form;
    if (this.#waiting === 0 || !form) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    this.#failed = false;
    void this.#chain.then(() => this.#failed || form.requestSubmit(event.submitter));
  };

  override connect() {
    this.#form?.addEventListener('submit', this.#submit, { capture: true });
    this.#form?.addEventListener('dragover', this.#over);
    this.#form?.addEventListener('drop', this.#drop);
    this.#form?.addEventListener('paste', this.#paste);
  }

  override disconnect() {
    this.#form?.removeEventListener('submit', this.#submit, { capture: true });
    this.#form?.removeEventListener('dragover', this.#over);
    this.#form?.removeEventListener('drop', this.#drop);
    this.#form?.removeEventListener('paste', this.#paste);
  }

  chosen() {
    const files = [...(this.inputTarget.files ?? [])];
    this.inputTarget.value = '';
    this.#take(files);
  }

  #take(files: File[]) {
    const words = this.wordsValue;
    const refused: string[] = [];
    let room = most - this.listTarget.children.length;
    let bytes = [...(this.inputTarget.files ?? [])].reduce((sum, { size }) => sum + size, 0);
    const good = files.filter(({ name, size }) => {
      const kept = (word: Word) => void refused.push(`${name}: ${words[word]}`);
      if (size === 0) return kept('empty');
      if (size > file_max) return kept('large');
      if (room <= 0) return kept('many');
      if (!this.addressValue && bytes + size > form_max) return kept('much');
      room -= 1;
      bytes += size;
      return true;
    });
    this.#refuse(refused);
    if (this.addressValue) for (const file of good) this.#queue(file);
    else this.#hold([...(this.inputTarget.files ?? []), ...good]);
  }

  #queue(file: File) {
    this.#waiting += 1;
    this.#chain = this.#chain.then(() => this.#send(file)).finally(() => (this.#waiting -= 1));
  }

  #refuse(messages: string[]) {
    this.refusalTarget.hidden = messages.length === 0;
    this.refusalTarget.textContent = messages.slice(0, 5).join(' ');
  }

  #hold(files: File[]) {
    const held = new DataTransfer();
    for (const file of files) held.items.add(file);
    this.inputTarget.files = held.files;
    this.listTarget.replaceChildren(
      ...files.map((file) => this.#line(file.name, () => this.#hold(files.filter((other) => other !== file)))),
    );
  }

  async #send(file: File) {
    const form = this.#form;
    if (!form) return;
    const value = (name: string) => form.querySelector<HTMLInputElement>(`input[name="${name}"]`)?.value ?? '';
    const words = this.wordsValue;
    const waiting = document.createElement('li');
    waiting.className = 'file soft';
    waiting.textContent = words.uploading.replace('{}', file.name);
    this.listTarget.append(waiting);
    const address = `${this.addressValue}${value('submission_id')}/files`;
    const body = new FormData();
    body.set('csrf', value('csrf'));
    body.set('files', file);
    const answer = await fetch(address, { method: 'POST', body }).catch(() => null);
    const kept = answer?.ok ? ((await answer.json()) as Kept) : null;
    waiting.remove();
    if (!kept || kept.errors.length > 0) this.#failed = true;
    if (!kept) return this.#refuse([words.failed.replace('{}', file.name)]);
    if (kept.errors.length > 0) return this.#refuse(kept.errors.map(({ message }) => message));
    const stored = kept.files.at(-1);
    if (!stored) return;
    const line = this.#line(stored.name, () => {
      const gone = new FormData();
      gone.set('csrf', value('csrf'));
      void fetch(`${address}/${stored.id}/remove`, {
        method: 'POST',
        body: new URLSearchParams({ csrf: value('csrf') }),
      }).then(({ ok }) => ok && line.remove());
    });
    this.listTarget.append(line);
    this.dispatch('changed');
  }

  #line(name: string, remove: () => void): HTMLElement {
    const line = document.createElement('li');
    line.className = 'file';
    const label = document.createElement('span');
    label.className = 'file-name';
    label.textContent = name;
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'button quiet small';
    button.textContent = this.wordsValue.remove.replace('{}', name);
    button.addEventListener('click', remove);
    line.append(label, button);
    return line;
  }
}

/** The files of what was dropped: of a folder each one by itself. */
async function filesIn(entry: FileSystemEntry | null, loose: File | undefined): Promise<File[]> {
  if (!entry?.isDirectory) return loose ? [loose] : [];
  const found: File[] = [];
  const walk = async (at: FileSystemEntry): Promise<void> => {
    if (found.length > most) return;
    if (at.isFile) {
      found.push(await new Promise<File>((resolve, reject) => (at as FileSystemFileEntry).file(resolve, reject)));
      return;
    }
    const reader = (at as FileSystemDirectoryEntry).createReader();
    for (;;) {
      const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
      if (some.length === 0) return;
      for (const each of some) await walk(each);
    }
  };
  await walk(entry);
  return found;
}
