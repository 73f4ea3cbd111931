/** Where editors look after what is published. */
export const content_paths = {
  news: '/desk/news',
  list: '/desk/content',
  tree: '/desk/content/tree',
  comments: '/desk/content/comments',
  figures: '/desk/content/figures',
} as const;
