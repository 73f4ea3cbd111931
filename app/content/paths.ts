/** Where editors look after what is published. */
export const content_paths = {
  news: '/desk/news',
  list: '/desk/content',
  comments: '/desk/content/comments',
  figures: '/desk/content/figures',
} as const;
