/** Where editors look after what is published. */
export const content_paths = {
  list: '/desk/content',
  comments: '/desk/content/comments',
  figures: '/desk/content/figures',
} as const;
