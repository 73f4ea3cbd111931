/** What the buttons of the editor are called; the server sends it in the reader's language. */
export type EditorWords = Record<
  | 'tools'
  | 'bold'
  | 'italic'
  | 'heading'
  | 'list'
  | 'table'
  | 'code'
  | 'callout'
  | 'expander'
  | 'tabs'
  | 'video'
  | 'link'
  | 'find_link'
  | 'no_link'
  | 'image'
  | 'sending'
  | 'failed'
  | 'visual'
  | 'source'
  | 'edit_block',
  string
>;
