-- An edited message is written anew under the id that its client goes on using; the latest of one id counts.
alter table public.chat_messages drop constraint chat_messages_session_id_client_id_key;
