import { MarkdownEditor } from './editor/markdown-editor.ts';

customElements.define('markdown-editor', MarkdownEditor);
