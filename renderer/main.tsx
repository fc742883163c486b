// Starts the window: styles, the ports, the page. Nothing else.

import './style/tokens.css';
import './style/base.css';
import './style/print.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import { must } from '../shared/domain/must.ts';
import { App } from './App.tsx';
import { ErrorScreen } from './ErrorScreen.tsx';
import { connect } from './link/doors.ts';
import { followNotices } from './link/notices.ts';
import { createQueryClient } from './link/query-client.ts';
import { allowPlainStyles } from './style/style-text.ts';

allowPlainStyles();
const queries = createQueryClient();
followNotices(queries);
connect();
createRoot(must(document.getElementById('root'), 'index.html has a root')).render(
  <QueryClientProvider client={queries}>
    <ErrorScreen>
      <App />
    </ErrorScreen>
  </QueryClientProvider>,
);
