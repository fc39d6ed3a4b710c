namespace Parvis.MailPeers;

/// <summary>All that makes Dovecot run as one user who is not root.</summary>
static class DovecotSettings
{
    public static string Of(PeerFolder folder, string user, string group, int clear, int tls) =>
        $$"""
            base_dir = {{folder.In("run")}}
            state_dir = {{folder.In("state")}}
            log_path = {{folder.In("log")}}
            protocols = imap
            listen = 127.0.0.1
            default_internal_user = {{user}}
            default_internal_group = {{group}}
            default_login_user = {{user}}
            first_valid_uid = 1
            first_valid_gid = 1
            ssl = yes
            ssl_cert = <{{folder.In("server.pem")}}
            ssl_key = <{{folder.In("key.pem")}}
            disable_plaintext_auth = yes
            auth_mechanisms = plain login xoauth2
            auth_failure_delay = 0
            mail_max_userip_connections = 100
            mailbox_idle_check_interval = 1s
            mail_fsync = never
            mail_location = maildir:{{folder.In("mail")}}/%n
            passdb {
              driver = oauth2
              mechanisms = xoauth2
              args = {{folder.In("tokens")}}
            }
            passdb {
              driver = passwd-file
              mechanisms = plain login
              args = {{folder.In("users")}}
            }
            userdb {
              driver = static
              args = uid={{user}} gid={{group}} home={{folder.In("mail")}}/%n
            }
            service imap-login {
              chroot =
              inet_listener imap {
                port = {{clear}}
              }
              inet_listener imaps {
                port = {{tls}}
                ssl = yes
              }
            }
            service auth {
              unix_listener parvis-auth {
                mode = 0666
              }
            }
            service auth-worker {
              user = {{user}}
            }
            service anvil {
              chroot =
              unix_listener anvil-auth-penalty {
                mode = 0
              }
            }

            """;
}
