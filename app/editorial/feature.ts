import { isStaff } from '../../lib/viewer.ts';
import { editors } from '../content/document.ts';
import type { Feature } from '../context.ts';
import { mayUse } from '../guard.ts';
import { documents_api } from './documents-api.ts';
import { drawImage } from './draw-image.ts';
import { edit_routes } from './edit-routes.tsx';
import { content_desk } from './editorial.ts';
import { export_routes } from './export-routes.tsx';
import { file_routes } from './file-routes.tsx';
import { forgetContentFiles, forgetting } from './forget-content-files.ts';
import { publishDue, publishing } from './publish-due.ts';
import { revision_routes } from './revision-routes.tsx';
import { routes } from './routes.tsx';
import { tree_routes } from './tree-routes.tsx';

export const feature: Feature = {
  name: 'editorial',
  // What has a name of its own stands before `:document`.
  routes: [
    ...routes,
    ...tree_routes,
    ...file_routes,
    ...export_routes,
    ...edit_routes,
    ...revision_routes,
    ...documents_api,
  ],
  jobs: [drawImage, publishDue, forgetContentFiles],
  schedules: [publishing, forgetting],
  desk: (viewer, t) =>
    isStaff(viewer) ? [{ href: content_desk, label: t.editorial.content, rank: 2, within: t.editorial.content }] : [],
  help: (viewer, t) => {
    const { write, publish, dialect, tree, history } = t.editorial.help;
    return mayUse(viewer, editors) ? [write, publish, dialect, tree, history] : [];
  },
};
