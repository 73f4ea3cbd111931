import type { Chrome } from '../chrome.ts';
import { Breadcrumb } from '../parts/breadcrumb.tsx';
import { Button } from '../parts/button.tsx';
import { Card, CardBody } from '../parts/card.tsx';
import { CodeBlock } from '../parts/code.tsx';
import { Form, FormActions } from '../parts/form.tsx';
import { Stepper } from '../parts/stepper.tsx';
import { TextArea } from '../parts/text-area.tsx';
import { Event, FileLink, Message, Timeline } from '../parts/timeline.tsx';
import { Sample } from './sample.tsx';

const at = (iso: string, text: string, exact: string) => ({ iso, text, exact });

/** A request as its requester, and with a note as staff, would see it. */
export function KitThread({ chrome: { t, csrf } }: { chrome: Chrome }) {
  return (
    <Sample name="Request: breadcrumb, stepper, timeline">
      <div>
        <Breadcrumb t={t} trail={[{ href: '#', label: 'Solicitações' }]} current="nº 20.418" />
        <Stepper
          t={t}
          steps={[
            { label: 'Aberta', note: '18/11', state: 'done' },
            { label: 'Em análise', note: '18/11', state: 'done' },
            { label: 'Validação Cliente', state: 'now', yours: true },
            { label: 'Fechada', state: 'later' },
          ]}
        />
        <Card>
          <Timeline label="Mensagens e eventos">
            <Message
              t={t}
              author={{ name: 'Marina Alves', staff: false }}
              at={at('2026-11-18T20:41:00Z', '18/11, 17h41', '18/11/2026 17:41')}
              channel="pelo portal"
              files={
                <>
                  <FileLink href="#" icon="image" name="tela-da-nota.png" note="212 KB" />
                  <FileLink href="#" name="nota-35261199.xml" note="8 KB · CPF mascarado" />
                </>
              }
            >
              <p>
                Ao emitir a nota para consumidor no RJ, o DIFAL sai zerado. Na versão anterior calculava. Acontece com
                todos os usuários desde a atualização de 13/11.
              </p>
              <CodeBlock t={t} text="PFI170: regra DIF01 ignorada (perfil de participante sem UF de destino)" />
            </Message>
            <Event>
              Encaminhada para <strong>Fiscal</strong> pela regra “Livros fiscais + erro” · ambiente Produção 25.1,
              faltavam 4 pacotes
            </Event>
            <Message
              t={t}
              kind="note"
              author={{ name: 'Helena Moura', staff: true }}
              at={at('2026-11-19T12:12:00Z', '19/11, 9h12', '19/11/2026 09:12')}
            >
              <p>Mesmo sintoma em 4 clientes com a Fiscal de 30/10. Liguei à OFIS-1042.</p>
            </Message>
            <Message
              t={t}
              kind="proposal"
              author={{ name: 'Caio Ribas', staff: true }}
              at={at('2026-11-24T17:10:00Z', 'hoje, 14h10', '24/11/2026 14:10')}
            >
              <p>
                O perfil 000012 perdeu a UF de destino na atualização. Inclua <strong>RJ</strong> no perfil de origem ×
                destino e recalcule a nota; o passo a passo está no artigo abaixo.
              </p>
            </Message>
          </Timeline>
          <CardBody>
            <Form action="#" csrf={csrf} label="Responder">
              <TextArea
                name="kit_reply"
                label="Sua resposta"
                hint="Dados pessoais são destacados antes do envio."
                rows={3}
              />
              <FormActions>
                <Button look="main">Enviar</Button>
                <Button icon="paperclip">Anexar</Button>
              </FormActions>
            </Form>
          </CardBody>
        </Card>
      </div>
    </Sample>
  );
}
